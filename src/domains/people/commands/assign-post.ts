import { v7 } from 'uuid'
import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import { PersonId, PostId } from '../words.ts'
import { drawZoneOfficers } from '../steps/draw-zone-officers.ts'
import { keptApart } from '../rules/kept-apart.ts'
import { lastDay } from '../rules/last-day.ts'
import { foundingStep } from '../steps/posts/founding.ts'
import { heldAfter } from '../steps/posts/held-after.ts'
import { rolesFrom } from '../steps/posts/roles-from.ts'
import { findPerson, lockPerson } from '../steps/find-person.ts'
import { findPost, lockPost, type FoundPost } from '../steps/find-post.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), post: PostId, person: PersonId, from: Day, /** The first day on which they no longer hold it. */ to: Day.optional() })
const Answer = z.object({ holding: z.string() })

/** A person takes a post over from a day on. No two hold one post at once: the one before leaves it first. A post of trust is given so at the console, and by the founder while the founding runs. */
export const assignPost = command('people.assign-post', {
  input: Asked, answer: Answer, proof: 'fresh', find: findPost, run: assign,
  trace: ({ person }, { directorate, post }, { holding }) => ({ directorate, subject: { holding, post, person } }),
})

async function assign(ctx: Ctx, { person, from, to: said }: z.output<typeof Asked>, found: FoundPost) {
  const { directorate, post, role, openedOn, closedOn } = found
  if (closedOn !== null) throw new Refusal('conflict', 'people.post-closed')
  if (from < openedOn) throw new Refusal('invalid', 'people.before-post-opened', { from: 'people.before-post-opened' })
  const last = lastDay(role, from, said)
  if ('fault' in last) throw new Refusal('invalid', last.fault, { to: last.fault })
  await findPerson(ctx, directorate, person)
  await lockPerson(ctx, directorate, person)
  await lockPost(ctx, found)
  const other = keptApart(role, await rolesFrom(ctx, directorate, person, from))
  if (other) throw new Refusal('conflict', 'people.posts-kept-apart', { person: 'people.posts-kept-apart' })
  if (await heldAfter(ctx, found, from, last.to)) throw new Refusal('conflict', 'people.post-held', { from: 'people.post-held' })
  const holding = v7()
  await tables(ctx).insertInto('people.holdings').values({ directorate_id: directorate, id: holding, post_id: post, person_id: person, from_on: from, to_on: last.to, role, agreed_in: null, agreed_by: null, founded_step: await foundingStep(ctx, directorate, { role, person }) }).execute()
  await drawZoneOfficers(ctx, directorate, found.area)
  return { holding }
}
