import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { liveCycle, today, under, type KnownCycle } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import { CycleId, Telling, advices } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), cycle: CycleId, organisation: OrganisationId,
  /** From 1, it did not work, to 5, as it should be. */
  rating: z.coerce.number('cycles.rate-from-1-to-5').int('cycles.rate-from-1-to-5').min(1, 'cycles.rate-from-1-to-5').max(5, 'cycles.rate-from-1-to-5'),
  words: Telling, advice: z.enum(advices, 'cycles.keep-adapt-or-drop'),
})
type Asked = z.output<typeof Asked>

/** How it was to work with an organisation in a cycle, with a view to the next (LSES stage 6: "established partnerships"). The organisation does not read it here: it is told in person. */
export const ratePartnership = command('cycles.rate-partnership', {
  input: Asked, answer: z.object({ organisation: OrganisationId }), find: liveCycle, run: rate,
  trace: ({ organisation }, { directorate, cycle }) => ({ directorate, subject: { cycle, organisation } }),
})

async function rate(ctx: Ctx, asked: Asked, known: KnownCycle) {
  const plan = known.row.plan_id === null ? undefined : await tables(ctx).selectFrom('plans.plans').select('partners').where('directorate_id', '=', known.directorate).where('id', '=', known.row.plan_id).executeTakeFirst()
  if (!plan?.partners.includes(asked.organisation)) throw new Refusal('not-found', 'cycles.no-such-partner-in-the-plan', { organisation: 'cycles.no-such-partner-in-the-plan' })
  const said = { rating: asked.rating, words: asked.words, advice: asked.advice, rated_on: today(ctx) }
  await tables(ctx).insertInto('cycles.partnership_ratings').values({ ...under(known), organisation_id: asked.organisation, ...said })
    .onConflict((there) => there.columns(['directorate_id', 'cycle_id', 'organisation_id']).doUpdateSet(said)).execute()
  return { organisation: asked.organisation }
}
