import { v7 } from 'uuid'
import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { keptApart } from '../../rules/kept-apart.ts'
import { findPerson } from '../../steps/find-person.ts'
import { rolesFrom } from '../../steps/posts/roles-from.ts'
import { tables } from '../../tables.ts'
import { linkLivesDays, PersonId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), person: PersonId, from: Day, /** The first day on which they no longer hold it. */ to: Day.optional() })
type Place = { readonly directorate: string; readonly person: string; readonly begunBy: null }

/** Somebody is to look at the country for headquarters: one who leads the directorate where they have an account says so. Nothing changes before a second person agrees, within a week. */
export const askCountryPost = command('people.ask-country-post', {
  input: Asked, answer: z.object({ request: z.uuid() }), proof: 'fresh', record: 'collect', find: findPlace, run: ask,
  trace: (_, { directorate, person }, { request }) => ({ directorate, subject: { person, request } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>): Promise<Place> {
  const directorate = await tenant(ctx, asked.directorate)
  const { id } = await findPerson(ctx, directorate, asked.person)
  return { directorate, person: id, begunBy: null }
}

async function ask(ctx: Ctx, { from, to }: z.output<typeof Asked>, { directorate, person }: Place) {
  if (to !== undefined && to <= from) throw new Refusal('invalid', 'people.ends-before-beginning', { to: 'people.ends-before-beginning' })
  if (keptApart('hq', await rolesFrom(ctx, directorate, person, from))) throw new Refusal('conflict', 'people.posts-kept-apart', { person: 'people.posts-kept-apart' })
  // Of two who ask at the same moment the second finds that it waits.
  await tables(ctx).selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).where('id', '=', person).forUpdate().execute()
  const waiting = await tables(ctx).selectFrom('people.country_requests').select('id').where('directorate_id', '=', directorate).where('person_id', '=', person)
    .where('agreed_at', 'is', null).where('ends_at', '>', ctx.now).executeTakeFirst()
  if (waiting) throw new Refusal('conflict', 'people.country-request-waits', { person: 'people.country-request-waits' })
  const request = v7()
  await tables(ctx).insertInto('people.country_requests').values({
    directorate_id: directorate, id: request, person_id: person, from_on: from, to_on: to ?? null, asked_by: ctx.actor.kind === 'person' ? ctx.actor.id : null, asked_at: ctx.now,
    ends_at: new Date(ctx.now.getTime() + linkLivesDays * 86_400_000), agreed_by: null, agreed_at: null,
  }).execute()
  return { request }
}
