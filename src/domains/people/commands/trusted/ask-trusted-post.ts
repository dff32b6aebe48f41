import { v7 } from 'uuid'
import { z } from 'zod'
import { trustedRoles } from '#access/actor.ts'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { keptApart } from '../../rules/kept-apart.ts'
import { lastDay } from '../../rules/last-day.ts'
import { roleFits } from '../../rules/role-fits.ts'
import { findArea } from '../../steps/find-area.ts'
import { findPerson } from '../../steps/find-person.ts'
import { findPost } from '../../steps/find-post.ts'
import { rolesFrom } from '../../steps/posts/roles-from.ts'
import { tables } from '../../tables.ts'
import { Language, linkLivesDays, PersonId, PostId, Role } from '../../words.ts'
import { addPerson } from '../add-person.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), /** Who has an account here. */ person: PersonId.optional(), /** Or somebody who begins. */ name: z.string().trim().min(1, 'people.say-the-name').max(200).optional(), language: Language.default('en'),
  /** The vacant post; left out, one of that role and area is opened when a second person agrees. */
  post: PostId.optional(), role: Role.optional(), area: z.uuid('people.no-such-area').optional(), from: Day, /** The first day on which they no longer hold it. */ to: Day.optional(),
}).refine(({ person, name }) => person !== undefined || name !== undefined, { path: ['name'], error: 'people.say-the-name' })
  .refine(({ post, role }) => post !== undefined || role !== undefined, { path: ['role'], error: 'frame.wrong-field' })
  .refine(({ post, area }) => post !== undefined || area !== undefined, { path: ['area'], error: 'people.no-such-area' })
type Place = Awaited<ReturnType<typeof findPlace>>

/** Somebody is to hold a post of trust: one who runs the directorate says so. Nothing changes before a second person agrees, within a week. */
export const askTrustedPost = command('people.ask-trusted-post', {
  input: Asked, answer: z.object({ request: z.uuid(), person: PersonId }), proof: 'fresh', record: 'collect', find: findPlace, run: ask,
  trace: (_, { directorate, role, area }, { request, person }) => ({ directorate, subject: { person, request, role, area } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  const directorate = await tenant(ctx, asked.directorate)
  const person = asked.person === undefined ? null : (await findPerson(ctx, directorate, asked.person)).id
  if (asked.post === undefined) return { directorate, person, begunBy: null, role: asked.role!, area: asked.area!, post: null, closed: false }
  const { role, area, closedOn } = await findPost(ctx, asked as { post: string })
  return { directorate, person, begunBy: null, role, area, post: asked.post, closed: closedOn !== null }
}

async function ask(ctx: Ctx, { name, language, from, to }: z.output<typeof Asked>, { directorate, person: known, role, area, post, closed }: Place) {
  if (closed) throw new Refusal('conflict', 'people.post-closed')
  if (!trustedRoles.includes(role)) throw new Refusal('invalid', 'people.not-of-trust', { role: 'people.not-of-trust' })
  if (!roleFits(role, (await findArea(ctx, directorate, area)).level)) throw new Refusal('invalid', 'people.role-needs-other-area', { area: 'people.role-needs-other-area' })
  const last = lastDay(role, from, to)
  if ('fault' in last) throw new Refusal('invalid', last.fault, { to: last.fault })
  if (known && keptApart(role, await rolesFrom(ctx, directorate, known, from))) throw new Refusal('conflict', 'people.posts-kept-apart', { person: 'people.posts-kept-apart' })
  const person = (known ?? (await addPerson(ctx, { directorate, name: name!, language })).person) as PersonId
  // Of two who ask at the same moment the second finds that it waits.
  await tables(ctx).selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).where('id', '=', person).forUpdate().execute()
  const waiting = await tables(ctx).selectFrom('people.post_requests').select('id').where('directorate_id', '=', directorate).where('person_id', '=', person)
    .where('agreed_at', 'is', null).where('refused_at', 'is', null).where('ends_at', '>', ctx.now).executeTakeFirst()
  if (waiting) throw new Refusal('conflict', 'people.post-request-waits', { person: 'people.post-request-waits' })
  const request = v7()
  await tables(ctx).insertInto('people.post_requests').values({
    directorate_id: directorate, id: request, person_id: person, role, area_id: area, post_id: post, from_on: from, to_on: last.to, asked_by: ctx.actor.kind === 'person' ? ctx.actor.id : null, asked_at: ctx.now,
    ends_at: new Date(ctx.now.getTime() + linkLivesDays * 86_400_000), agreed_by: null, agreed_at: null, refused_by: null, refused_at: null, reason: null,
  }).execute()
  return { request, person }
}
