import { normalQuantile } from '../distributions/normal-quantile.ts'

type Known = { readonly share: number; readonly se: number }
/** A number of people or households, and where the true number may lie. */
export type Estimated = { readonly estimate: number; readonly low: number; readonly high: number }

/**
 * How many people (or households) something happened to in a year by what a survey says, how many of them told nobody, and how much of it the police have on record.
 * Counts victims, not events: whoever was robbed twice counts once, so what is recorded may be more than everything. Not for a withheld share.
 * Happened N p; untold N p (1 - q) with the first-order (delta) variance N^2 ((1 - q)^2 var p + p^2 var q), p and q taken as independent;
 * on record R / (N p), its interval on the logarithm (standard error of log: se p / p), R being a full count. Nothing happened to anybody asked: no rate.
 * Source: delta method, e.g. K. M. Wolter 2007, chapter 6. Reference values: by hand, and a simulation in the test.
 * @example reportingRate({ share: 0.1, se: 0.02 }, { share: 0.5, se: 0.1 }, 4000, 180).untold.estimate // 200
 */
export function reportingRate(happened: Known, told: Known, people: number, recorded: number, confidence = 0.95): ReportingRate {
  for (const { share, se } of [happened, told]) if (!(typeof share === 'number' && share >= 0 && share <= 1 && typeof se === 'number' && se >= 0 && se < Infinity)) throw new RangeError('A share lies between 0 and 1, its standard error at 0 or above.')
  if (!(people > 0 && people < Infinity && recorded >= 0 && recorded < Infinity)) throw new RangeError(`There are people, and what is recorded is counted: not ${people} and ${recorded}.`)
  const z = -normalQuantile((1 - confidence) / 2)
  const between = (estimate: number, se: number): Estimated => ({ estimate, low: Math.max(0, estimate - z * se), high: Math.min(people, estimate + z * se) })
  const { share: p, se: sp } = happened, { share: q, se: sq } = told
  const rate = recorded / (people * p), spread = Math.exp((z * sp) / p)
  return {
    happened: between(people * p, people * sp),
    untold: between(people * p * (1 - q), people * Math.sqrt(((1 - q) * sp) ** 2 + (p * sq) ** 2)),
    onRecord: p === 0 ? null : { estimate: rate, low: rate / spread, high: rate * spread },
  }
}

export type ReportingRate = { readonly happened: Estimated; readonly untold: Estimated; readonly onRecord: Estimated | null }
