import { v7 } from 'uuid'
import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownYear, type KnownYear } from '../../steps/known/known-year.ts'
import { tables } from '../../tables.ts'
import { Telling, Title, Year } from '../../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), year: Year, organisation: OrganisationId.optional(),
  /** Which body was asked, when it is no organisation on the books: a council, a meeting of residents. Never a person's name. */
  body: Title.optional(), words: Telling, on: Day,
}).refine(({ organisation, body }) => organisation || body, { path: ['body'], message: 'plans.say-who-was-asked' })
type Asked = z.output<typeof Asked>

/** Who was asked about the strategy of a year, when, and what they said; until it is adopted (D8; seed line 553: with parties consulted). */
export const noteConsultation = command('plans.note-consultation', {
  input: Asked, answer: z.object({ consultation: z.uuid() }), find: knownYear, run: note,
  trace: ({ year }, { directorate }, { consultation }) => ({ directorate, subject: { year, consultation } }),
})

async function note(ctx: Ctx, { year, organisation, body, words, on }: Asked, { directorate }: KnownYear) {
  await alone(ctx, directorate, String(year))
  const { strategy } = await knownYear(ctx, { directorate, year })
  if (!strategy) throw new Refusal('not-found', 'plans.no-strategy-yet', { year: 'plans.no-strategy-yet' })
  if (strategy.adopted_on) throw new Refusal('conflict', 'plans.strategy-is-adopted')
  if (on > ctx.now.toISOString().slice(0, 10)) throw new Refusal('invalid', 'plans.day-to-come', { on: 'plans.day-to-come' })
  const known = organisation && (await tables(ctx).selectFrom('partners.organisations').select('name').where('directorate_id', '=', directorate).where('id', '=', organisation).executeTakeFirst())
  if (organisation && !known) throw new Refusal('invalid', 'plans.no-such-organisation', { organisation: 'plans.no-such-organisation' })
  const consultation = v7()
  await tables(ctx).insertInto('plans.consultations').values({ directorate_id: directorate, id: consultation, year, organisation_id: organisation ?? null, body: body || (known ? known.name : ''), words, on_day: on }).execute()
  return { consultation }
}
