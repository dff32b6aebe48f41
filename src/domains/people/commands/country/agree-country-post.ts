import { v7 } from 'uuid'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { keptApart } from '../../rules/kept-apart.ts'
import { type CountryRequest, knownCountryRequest } from '../../steps/posts/known-country-request.ts'
import { rolesFrom } from '../../steps/posts/roles-from.ts'
import { tables } from '../../tables.ts'
import { PostId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: z.uuid() })

/** A second person agrees that somebody looks at the country: the post is opened and given in one, from the day that was asked for or from today. */
export const agreeCountryPost = command('people.agree-country-post', {
  input: Asked, answer: z.object({ post: PostId }), proof: 'fresh', find: knownCountryRequest, run: agree,
  trace: (_, { directorate, person, request }, { post }) => ({ directorate, subject: { person, request, post } }),
})

async function agree(ctx: Ctx, _: unknown, { directorate, request, person, from: asked, to }: CountryRequest) {
  const today = ctx.now.toISOString().slice(0, 10), from = asked > today ? asked : today, by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  if (to !== null && to <= from) throw new Refusal('too-late', 'people.no-such-country-request')
  if (keptApart('hq', await rolesFrom(ctx, directorate, person, from))) throw new Refusal('conflict', 'people.posts-kept-apart')
  const nation = await tables(ctx).selectFrom('territory.directorates as d').innerJoin('territory.countries as c', 'c.code', 'd.country').select(['c.code', 'c.id']).where('d.id', '=', directorate).executeTakeFirst()
  if (!nation) throw new Refusal('conflict', 'people.no-such-area')
  const agreed = await tables(ctx).updateTable('people.country_requests').set({ agreed_by: by, agreed_at: ctx.now }).where('directorate_id', '=', directorate).where('id', '=', request).where('agreed_at', 'is', null).executeTakeFirst()
  if (agreed.numUpdatedRows === 0n) throw new Refusal('too-late', 'people.no-such-country-request')
  const post = v7() as PostId
  await tables(ctx).insertInto('people.posts').values({
    directorate_id: directorate, id: post, commissariat_id: null, area_id: nation.id, role: 'hq', title: '{}', office: '{}', hours: '{}', channels: '{}', shows: 'role',
    opened_on: from, closed_on: null, country: nation.code, agreed_in: request, agreed_by: by,
  }).execute()
  await tables(ctx).insertInto('people.holdings').values({ directorate_id: directorate, id: v7(), post_id: post, person_id: person, from_on: from, to_on: to }).execute()
  return { post }
}
