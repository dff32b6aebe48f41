import { normalQuantile } from '../distributions/normal-quantile.ts'
import { normalSf } from '../distributions/normal-sf.ts'
import { studentQuantile } from '../distributions/student-quantile.ts'
import { studentTwoSided } from '../distributions/student-two-sided.ts'
import { countRegression } from './count-regression.ts'
import { effectColumns } from './effect-columns.ts'
import type { Panel } from './effect-columns.ts'
import { sandwich } from './sandwich.ts'

/**
 * What counts did in treated places after a measure began, beyond what they did elsewhere in the same months: difference in differences as
 * a ratio of rates.
 * Not proof of a cause: places must have gone alike before, and nothing else may have begun there then. With fewer than about ten places
 * the clustered error is too small to be trusted: permutationTest over places then.
 * Poisson regression with an effect for each place and each period; ratio = exp(coefficient of treated after). `errors`: `poisson` takes
 * chance alone; `clustered` lets the months of a place hang together (sandwich by place, G / (G - 1), t with G - 1 degrees of freedom).
 * Places and periods without a single event say nothing about a ratio and are set aside; with no event in one of the four corners there is none.
 * Source: Wooldridge 1999; Bertrand, Duflo & Mullainathan 2004. Reference values: R's glm(family = poisson) with factors, and its sandwich.
 */
export function differenceOfCounts(panel: Panel, errors: 'poisson' | 'clustered' = 'clustered', confidence = 0.95): DifferenceOfCounts {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  effectColumns(panel) // checks the whole panel before anything is set aside
  const told = speaking(panel), n = told.outcome.length
  const method = `did-${errors}` as const
  if (![0, 1].every((side) => [0, 1].every((post) => told.outcome.some((count, i) => count > 0 && told.treated[i] === side && told.post[i] === post)))) {
    return { ratio: null, low: 0, high: Infinity, logRatio: null, se: null, statistic: null, p: null, n, places: 0, periods: 0, deviance: null, method }
  }
  const { columns, units, places, periods } = effectColumns(told), last = columns.length - 1
  const model = countRegression({ counts: told.outcome, columns, exposure: told.exposure })
  const logRatio = model.coefficients[last]!, clustered = errors === 'clustered', tail = (1 - confidence) / 2
  const raw = sandwich(columns, model.mean.map((mean, i) => told.outcome[i]! - mean), units, model.covariance)
  const se = clustered ? raw * Math.sqrt(places / (places - 1)) : Math.sqrt(model.covariance[last * columns.length + last]!)
  const statistic = se > 1e-12 ? logRatio / se : null // below, only rounding is left of the spread
  const half = -(clustered ? studentQuantile(tail, places - 1) : normalQuantile(tail)) * se
  const p = statistic === null ? null : clustered ? studentTwoSided(statistic, places - 1) : 2 * normalSf(Math.abs(statistic))
  const ends = { low: Math.exp(logRatio - half), high: Math.exp(logRatio + half) }
  return { ratio: Math.exp(logRatio), ...ends, logRatio, se, statistic, p, n, places, periods, deviance: model.deviance, method }
}

/** The rows of places and periods in which anything happened at all: the others say nothing about a ratio. */
function speaking({ outcome, unit, period, treated, post, exposure }: Panel) {
  const happened = (name: ArrayLike<number>) => {
    const sums = new Map<number, number>()
    for (let i = 0; i < outcome.length; i++) sums.set(name[i]!, (sums.get(name[i]!) ?? 0) + outcome[i]!)
    return (i: number) => sums.get(name[i]!)! > 0
  }
  const ofPlace = happened(unit), ofPeriod = happened(period)
  const rows = Array.from(outcome, (_, i) => i).filter((i) => ofPlace(i) && ofPeriod(i)), kept = (list: ArrayLike<number>) => rows.map((i) => list[i]!)
  return { outcome: kept(outcome), unit: kept(unit), period: kept(period), treated: kept(treated), post: kept(post), exposure: rows.map((i) => exposure?.[i] ?? 1) }
}

/** The ratio by which treated places changed beyond the others; logRatio, se and statistic are on the log scale. */
export type DifferenceOfCounts = {
  readonly ratio: number | null
  readonly low: number
  readonly high: number
  readonly logRatio: number | null
  readonly se: number | null
  readonly statistic: number | null
  readonly p: number | null
  readonly n: number
  readonly places: number
  readonly periods: number
  readonly deviance: number | null
  readonly method: 'did-poisson' | 'did-clustered'
}
