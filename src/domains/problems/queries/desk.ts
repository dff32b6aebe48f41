import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { concernGap, competenceOfTop } from '../rules/concern-gap.ts'
import { exposureOf } from '../rules/concerns-of.ts'
import { concernsSeen } from '../rules/concerns-seen.ts'
import { recordedSeen, recordedByQuestion } from '../rules/recorded-seen.ts'
import { assumedHere, unreported } from '../rules/unreported.ts'
import { conversationsOf } from '../reading/conversations-of.ts'
import { informationOf } from '../reading/information-of.ts'
import { keyPersonsOf } from '../reading/key-persons-of.ts'
import { placesOf } from '../reading/places-of.ts'
import { rankingsOf } from '../reading/rankings-of.ts'
import { recorded } from '../steps/recorded.ts'
import { signed } from '../reading/signed.ts'
import { wavesToAnalyse } from '../reading/waves-to-analyse.ts'
import { whatIsMissing } from '../reading/what-is-missing.ts'
import { Desk } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), zone: ZoneId, /** The latest published one when none is said. */ wave: WaveId.optional(),
  /** Share of residents who are adults, and residents a household, for the estimate of what was not told. */
  adults: z.coerce.number().min(0.3).max(1).optional(), perHousehold: z.coerce.number().min(1).max(12).optional(),
})

/** The desk of a zone: what residents say, what is recorded, what its officers think, what was heard and what is where, side by side, with the problems found in it and what is left to do (LSES stage 2). */
export const desk = query('problems.desk', { input: Asked, answer: Desk, reads: 'all', record: 'consult', find: knownZone, run: lay })

async function lay(ctx: Ctx, asked: z.output<typeof Asked>, zone: KnownZone): Promise<Desk> {
  const assumed = { adults: asked.adults ?? assumedHere.adults, perHousehold: asked.perHousehold ?? assumedHere.perHousehold }
  const signatures = await signed(ctx, zone)
  const { waves, said } = await wavesToAnalyse(ctx, zone, asked.wave)
  const laid = {
    zone, waves: waves.map(({ wave, names, closesOn }) => ({ wave, names, closesOn, signedOn: signatures.get(wave)?.signedOn ?? null })), assumed,
    information: await informationOf(ctx, zone), places: await placesOf(ctx, zone), conversations: await conversationsOf(ctx, zone), keyPersons: await keyPersonsOf(ctx, zone),
  }
  if (!said) return { ...laid, ...nothingAsked }
  const { wave, result, instrument } = said
  const { problems, missing } = await whatIsMissing(ctx, { directorate: zone.directorate, zone: zone.zone, wave: wave.wave })
  const orders = await rankingsOf(ctx, zone, wave.wave)
  const record = await recorded(ctx, zone, wave.opensOn)
  const concerns = concernsSeen({ instrument, result, problems, orders: orders.map((order) => order.concerns), recorded: record })
  const { exposure, told } = exposureOf(instrument)
  const me = ctx.actor.kind === 'person' ? ctx.actor.id : null
  return {
    ...laid, wave, answers: result.answers, comparedWith: result.comparedWith?.names ?? null, concerns, recorded: record && recordedSeen(record, problems, result.changes.find(({ of }) => of === told)),
    officers: { count: orders.length, mine: orders.find(({ officer }) => officer === me)?.concerns ?? null }, agreement: concernGap(concerns), competence: competenceOfTop(concerns),
    unreported: told === null ? [] : unreported({
      figures: result.figures, exposure: exposure.map(({ id, label, words }) => ({ question: id, names: label ?? words })), told, population: zone.population, assumed,
      recordedOf: (question) => recordedByQuestion(record, question),
    }),
    problems, missing, signed: signatures.get(wave.wave) ?? null,
  }
}

const nothingAsked = {
  wave: null, answers: 0, comparedWith: null, concerns: [], recorded: null, officers: { count: 0, mine: null }, agreement: [], competence: { top: 0, outside: 0, shared: 0, police: 0 }, unreported: [],
  problems: [], missing: { lacking: [], advised: [] }, signed: null,
} satisfies Partial<Desk>
