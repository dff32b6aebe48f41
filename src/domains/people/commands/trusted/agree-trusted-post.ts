import { v7 } from 'uuid'
import { z } from 'zod'
import { trustedRoles } from '#access/actor.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { begunAnew } from '../../door/begun-anew.ts'
import { keptApart } from '../../rules/kept-apart.ts'
import { findArea } from '../../steps/find-area.ts'
import { lockPerson } from '../../steps/find-person.ts'
import { findPost, lockPost } from '../../steps/find-post.ts'
import { endFounding } from '../../steps/posts/founding.ts'
import { heldAfter } from '../../steps/posts/held-after.ts'
import { knownPostRequest, type PostRequest } from '../../steps/posts/known-post-request.ts'
import { rolesFrom } from '../../steps/posts/roles-from.ts'
import { tables } from '../../tables.ts'
import { PersonId, PostId, Token } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: z.uuid() })
const Answer = z.object({ post: PostId, person: PersonId, /** With which they come in; null for whoever has a post of trust already. */ link: z.object({ token: Token, endsAt: z.iso.datetime() }).nullable() })

/**
 * A second person agrees that somebody holds a post of trust: it is theirs from the day that was asked for or from today. Whoever had none before begins
 * anew, with a link that is told to the second person alone: whatever opened their account until now, others may know.
 */
export const agreeTrustedPost = command('people.agree-trusted-post', {
  input: Asked, answer: Answer, proof: 'fresh', find: knownPostRequest, run: agree,
  trace: (_, { directorate, person, request, role, area }, { post }) => ({ directorate, subject: { person, request, post, role, area } }),
})

async function agree(ctx: Ctx, _: unknown, asked: PostRequest) {
  const { directorate, request, person, role, to, begunBy, begunAt } = asked, today = ctx.now.toISOString().slice(0, 10), by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  const from = asked.from > today ? asked.from : today
  if (to !== null && to <= from) throw new Refusal('too-late', 'people.no-such-post-request')
  await lockPerson(ctx, directorate, person)
  if (keptApart(role, await rolesFrom(ctx, directorate, person, from))) throw new Refusal('conflict', 'people.posts-kept-apart')
  const known = (await rolesFrom(ctx, directorate, person, today)).some((held) => trustedRoles.includes(held))
  const agreed = await tables(ctx).updateTable('people.post_requests').set({ agreed_by: by, agreed_at: ctx.now }).where('directorate_id', '=', directorate).where('id', '=', request)
    .where('agreed_at', 'is', null).where('refused_at', 'is', null).executeTakeFirst()
  if (agreed.numUpdatedRows === 0n) throw new Refusal('too-late', 'people.no-such-post-request')
  const post = asked.post === null ? await opened(ctx, asked, from, by) : await vacant(ctx, directorate, asked.post, from, to)
  await tables(ctx).insertInto('people.holdings').values({ directorate_id: directorate, id: v7(), post_id: post, person_id: person, from_on: from, to_on: to, role, agreed_in: request, agreed_by: by, founded_step: null }).execute()
  await endFounding(ctx, directorate, role)
  return { post: post as PostId, person: person as PersonId, link: known ? null : await begunAnew(ctx, directorate, person, { begunBy, begunAt, confirmedBy: by }) }
}

async function opened(ctx: Ctx, { directorate, area, role, request }: PostRequest, from: string, by: string | null): Promise<string> {
  const { commissariat, country } = await findArea(ctx, directorate, area), post = v7()
  await tables(ctx).insertInto('people.posts').values({
    directorate_id: directorate, id: post, commissariat_id: commissariat, area_id: area, role, title: '{}', office: '{}', hours: '{}', channels: '{}', shows: 'role',
    opened_on: from, closed_on: null, country: country ?? null, agreed_in: request, agreed_by: by,
  }).execute()
  return post
}

async function vacant(ctx: Ctx, directorate: string, post: string, from: string, to: string | null): Promise<string> {
  const found = await findPost(ctx, { directorate, post })
  if (found.closedOn !== null) throw new Refusal('conflict', 'people.post-closed')
  if (from < found.openedOn) throw new Refusal('conflict', 'people.before-post-opened')
  await lockPost(ctx, found)
  if (await heldAfter(ctx, found, from, to)) throw new Refusal('conflict', 'people.post-held')
  return post
}
