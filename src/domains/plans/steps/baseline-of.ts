import { categoryRanks, zoneTrend } from '#domains/incidents/index.ts'
import { zoneResults } from '#domains/survey/index.ts'
import { dayBefore, named } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { monthsAfter } from '../rules/plan-length.ts'
import { tables } from '../tables.ts'
import type { KnownProblem } from '../words.ts'
import type { KnownPlan } from './known/known-plan.ts'

type Asked = {
  readonly indicator: string; readonly figure?: string | undefined; readonly category?: string | undefined; readonly source?: string | undefined; readonly baseline?: number | undefined; readonly target: number
}
const uncounted = { figure: null, category: null, baseline_low: null, baseline_high: null, baseline_n: null, baseline_from: null, baseline_to: null }

/** Where an objective begins: the published figure of the plan's wave with its interval, the year of incidents before that wave, or what somebody counted and says where. */
export async function baselineOf(ctx: Ctx, asked: Asked, plan: KnownPlan, problem: KnownProblem) {
  if (asked.indicator === 'survey-figure') return figure(ctx, asked, plan, problem)
  if (asked.indicator === 'incidents') return incidents(ctx, asked, plan, problem)
  if (asked.source === undefined) throw new Refusal('invalid', 'plans.say-the-source', { source: 'plans.say-the-source' })
  if (asked.baseline === undefined) throw new Refusal('invalid', 'plans.say-a-number', { baseline: 'plans.say-a-number' })
  return { ...uncounted, source: asked.source, baseline: asked.baseline }
}

async function figure(ctx: Ctx, { figure, target }: Asked, { directorate, zone, row }: KnownPlan, problem: KnownProblem) {
  const { slug } = await tables(ctx).selectFrom('territory.zones').select('slug').where('directorate_id', '=', directorate).where('id', '=', zone).executeTakeFirstOrThrow()
  const { waves, result, instrument } = await zoneResults(ctx, { slug, wave: row.wave_id })
  const of = figure ?? problem.question
  const found = result?.figures.find((one) => one.of === of && one.withheld === null && one.estimate !== null)
  if (!found || of === null) throw new Refusal('invalid', 'plans.no-such-figure', { figure: 'plans.no-such-figure' })
  if (found.measure === 'share' && (target < 0 || target > 1)) throw new Refusal('invalid', 'plans.share-from-0-to-1', { target: 'plans.share-from-0-to-1' })
  const good = instrument?.questions.find(({ id }) => id === of)?.good
  if ((good === 'low' && target >= found.estimate!) || (good === 'high' && target <= found.estimate!)) throw new Refusal('invalid', 'plans.target-is-no-better', { target: 'plans.target-is-no-better' })
  const wave = waves.find((one) => one.wave === row.wave_id)!
  return {
    ...uncounted, figure: of, source: named(wave.names, 'en'), baseline: found.estimate!, baseline_low: found.low, baseline_high: found.high, baseline_n: found.n,
    baseline_from: wave.opensOn, baseline_to: wave.closesOn,
  }
}

async function incidents(ctx: Ctx, { category = '', target }: Asked, { directorate, zone, row }: KnownPlan, problem: KnownProblem) {
  if (target < 0) throw new Refusal('invalid', 'plans.say-a-number', { target: 'plans.say-a-number' })
  const of = category || (problem.category ?? problem.evidence.find(({ kind }) => kind === 'incidents')?.category)
  if (!of) throw new Refusal('invalid', 'plans.say-which-category', { category: 'plans.say-which-category' })
  const { opens_on } = await tables(ctx).selectFrom('survey.waves').select('opens_on').where('directorate_id', '=', directorate).where('id', '=', row.wave_id).executeTakeFirstOrThrow()
  const [from, to] = [monthsAfter(opens_on, -12), dayBefore(opens_on)]
  const { ranks, foundByPolice } = await categoryRanks(ctx, { directorate, zone, from, to })
  const found = [...ranks, ...foundByPolice].find((one) => one.category === of)
  if (!found) throw new Refusal('invalid', 'plans.nothing-recorded', { category: 'plans.nothing-recorded' })
  // A month of which nobody sent a file is not one without incidents: a year that lacks some would make the target look near.
  const { months } = await zoneTrend(ctx, { directorate, zone, category: of as string, from, to })
  if (months.some(({ count }) => count === null)) throw new Refusal('invalid', 'plans.months-lacking', { category: 'plans.months-lacking' })
  return { ...uncounted, category: of as string, source: 'recorded-incidents', baseline: found.count, baseline_n: found.count, baseline_from: from, baseline_to: to }
}
