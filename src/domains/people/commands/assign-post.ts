import { v7 } from 'uuid'
import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import { PersonId, PostId } from '../words.ts'
import { drawZoneOfficers } from '../steps/draw-zone-officers.ts'
import { findPerson } from '../steps/find-person.ts'
import { findPost, lockPost, type FoundPost } from '../steps/find-post.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), post: PostId, person: PersonId, from: Day })
const Answer = z.object({ holding: z.string() })

/** A person takes a post over from a day on. No two hold one post at once: the one before leaves it first. */
export const assignPost = command('people.assign-post', {
  input: Asked, answer: Answer, proof: 'fresh', find: findPost, run: assign,
  trace: ({ person }, { directorate, post }, { holding }) => ({ directorate, subject: { holding, post, person } }),
})

async function assign(ctx: Ctx, { person, from }: z.output<typeof Asked>, found: FoundPost) {
  const { directorate, post, openedOn, closedOn } = found
  if (closedOn !== null) throw new Refusal('conflict', 'people.post-closed')
  if (from < openedOn) throw new Refusal('invalid', 'people.before-post-opened', { from: 'people.before-post-opened' })
  await findPerson(ctx, directorate, person)
  await lockPost(ctx, found)
  if (await heldAfter(ctx, found, from)) throw new Refusal('conflict', 'people.post-held', { from: 'people.post-held' })
  const holding = v7()
  await tables(ctx).insertInto('people.holdings').values({ directorate_id: directorate, id: holding, post_id: post, person_id: person, from_on: from, to_on: null }).execute()
  await drawZoneOfficers(ctx, directorate, found.area)
  return { holding }
}

async function heldAfter(ctx: Ctx, { directorate, post }: FoundPost, from: string): Promise<boolean> {
  const held = await tables(ctx).selectFrom('people.holdings').select('id').where('directorate_id', '=', directorate).where('post_id', '=', post)
    .where((row) => row.or([row('to_on', 'is', null), row.and([row('to_on', '>', from), row('to_on', '>', row.ref('from_on'))])])).executeTakeFirst()
  return held !== undefined
}
