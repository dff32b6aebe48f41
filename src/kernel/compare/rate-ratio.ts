import { betaCdf } from '../distributions/beta-cdf.ts'
import { betaQuantile } from '../distributions/beta-quantile.ts'
import { logGamma } from '../distributions/log-gamma.ts'

/**
 * How often something happens now against before, where both are counts over a time: the ratio of the rates with an exact interval.
 * Not for events that come in series or are counted in clusters: they wander more than this allows, and the interval is then too narrow.
 * Given before + after, the later events are binomial with share r t / (r t + t0); the interval of that share is Clopper & Pearson's,
 * and p adds all outcomes no more likely than the one seen.
 * Source: Przyborowski & Wilenski 1940. Reference values: R's poisson.test with two counts.
 * Nothing happened before: the ratio is null, with a lower end only.
 * @example rateRatio({ events: 71, time: 12.5 }, { events: 45, time: 12 }).ratio // 0.660211267605634
 */
export function rateRatio(before: Counted, after: Counted, confidence = 0.95): RateRatio {
  for (const { events, time } of [before, after]) {
    if (!(Number.isInteger(events) && events >= 0)) throw new RangeError(`A count of events is a whole number of 0 or more, not ${events}.`)
    if (!(time > 0 && time < Infinity)) throw new RangeError(`A time is above 0, not ${time}.`)
  }
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const n = before.events + after.events, x = after.events, tail = (1 - confidence) / 2, even = after.time / before.time
  const odds = (share: number) => (share === 1 ? Infinity : share / (1 - share) / even)
  return {
    before: before.events, after: x, ratio: before.events === 0 ? null : x / before.events / even,
    low: x === 0 ? 0 : odds(betaQuantile(tail, x, n - x + 1)), high: x === n ? Infinity : odds(1 - betaQuantile(tail, n - x, x + 1)),
    p: asUnlikely(x, n, after.time / (after.time + before.time)), method: 'conditional-exact',
  }
}

/** The probability of all outcomes that are no more likely than x of n. The slack is R's, against ties that rounding parts. */
function asUnlikely(x: number, n: number, share: number): number {
  if (n === 0) return 1
  const seen = likelihood(x, n, share) + 1e-7
  const middle = n * share
  if (x === middle) return 1
  const [inside, outside] = x < middle ? [Math.ceil(middle) - 1, n + 1] : [Math.floor(middle) + 1, -1]
  let [near, far] = [inside, outside]
  while (Math.abs(far - near) > 1) {
    const between = Math.trunc((near + far) / 2)
    if (likelihood(between, n, share) <= seen) far = between
    else near = between
  }
  const [low, high] = x < middle ? [x, far] : [far, x]
  return Math.min(1, atMost(low, n, share) + atLeast(high, n, share))
}

const likelihood = (x: number, n: number, share: number): number =>
  logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1) + x * Math.log(share) + (n - x) * Math.log1p(-share)
const atLeast = (x: number, n: number, share: number): number => (x <= 0 ? 1 : x > n ? 0 : betaCdf(share, x, n - x + 1))
const atMost = (x: number, n: number, share: number): number => (x < 0 ? 0 : x >= n ? 1 : betaCdf(1 - share, n - x, x + 1))

/** Events counted over a time, in whatever unit both counts use. */
export type Counted = { readonly events: number; readonly time: number }

/** The later rate over the earlier, and where the true ratio may lie (high may be infinite). */
export type RateRatio = {
  readonly before: number
  readonly after: number
  readonly ratio: number | null
  readonly low: number
  readonly high: number
  readonly p: number
  readonly method: 'conditional-exact'
}
