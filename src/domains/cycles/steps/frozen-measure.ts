import { zoneTrend } from '#domains/incidents/index.ts'
import { exposureOf } from '#domains/problems/words.ts'
import { zoneResults } from '#domains/survey/index.ts'
import type { Instrument, ZoneResult } from '#domains/survey/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { recordedVerdict } from '../rules/recorded-verdict.ts'
import { tables } from '../tables.ts'
import type { FrozenChange, FrozenRecord } from '../words.ts'
import type { KnownCycle } from './known-cycle.ts'

/** What a problem can be measured by: its question, its category, both or neither. */
type Measurable = { readonly question: string | null; readonly category: string | null }
export type SecondAsking = { readonly result: ZoneResult; readonly instrument: Instrument; readonly opensOn: string }

/** What the second asking says of a problem's question, and the record of its category, as both are on this day; refused before the second asking is published. */
export async function frozenMeasure(ctx: Ctx, known: KnownCycle, problem: string): Promise<{ readonly change: FrozenChange | null; readonly recorded: FrozenRecord | null }> {
  const { directorate, row } = known
  const stated = row.plan_id === null ? undefined : await tables(ctx).selectFrom('plans.statements as s').innerJoin('problems.problems as p', (on) => on.onRef('p.directorate_id', '=', 's.directorate_id').onRef('p.id', '=', 's.problem_id'))
    .where('s.directorate_id', '=', directorate).where('s.plan_id', '=', row.plan_id).where('s.problem_id', '=', problem).select(['p.question', 'p.category']).executeTakeFirst()
  if (!stated) throw new Refusal('not-found', 'cycles.no-such-problem-in-the-plan', { problem: 'cycles.no-such-problem-in-the-plan' })
  const again = await secondAsking(ctx, known)
  if (!again) throw new Refusal('conflict', 'cycles.not-asked-again-yet')
  return measureOf(ctx, known, stated, again)
}

/** What the zone said when it was asked again; nothing while that is not published. */
export async function secondAsking(ctx: Ctx, { directorate, row }: KnownCycle): Promise<SecondAsking | null> {
  if (row.remeasured_id === null) return null
  const there = await tables(ctx).selectFrom('pub.zone_results as said').innerJoin('pub.zones as z', 'z.slug', 'said.slug')
    .where('said.directorate_id', '=', directorate).where('said.wave_id', '=', row.remeasured_id).where('z.zone_id', '=', row.zone_id).select('said.slug').executeTakeFirst()
  if (!there) return null
  const { result, instrument, waves } = await zoneResults(ctx, { slug: there.slug, wave: row.remeasured_id })
  return { result: result!, instrument: instrument!, opensOn: waves.find(({ wave }) => wave === row.remeasured_id)!.opensOn }
}

/** Both measures of one problem. */
export async function measureOf(ctx: Ctx, known: KnownCycle, { question, category }: Measurable, { result, instrument, opensOn }: SecondAsking) {
  return {
    change: question === null ? null : frozenChange(question, result),
    recorded: category === null ? null : recordedVerdict(category, await twoYears(ctx, known, category, opensOn), result.changes.find(({ of }) => of === exposureOf(instrument).told)),
  }
}

/** The change of one question as it was published, with the wave it is measured against. A wave that follows none has no change: then there is no measure. */
function frozenChange(question: string, { changes, comparedWith }: ZoneResult): FrozenChange | null {
  const found = changes.find(({ of, kind }) => of === question && kind === 'question')
  if (!found) return null
  const { measure, good, before, after, nBefore, nAfter, difference, low, high, p, pAdjusted, verdict, because, method } = found
  return {
    figure: question, measure, good, before, after, nBefore, nAfter, difference, low, high, p, pAdjusted, verdict, because, method,
    since: comparedWith && { wave: comparedWith.wave, names: comparedWith.names, closesOn: comparedWith.closesOn },
  }
}

/** The last twelve whole months before a day against the twelve before them. */
async function twoYears(ctx: Ctx, { directorate, zone }: KnownCycle, category: string, day: string) {
  const to = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return (await zoneTrend(ctx, { directorate, zone, category, from: `${Number(to.slice(0, 4)) - 1}${to.slice(4, 8)}01`, to })).comparison
}
