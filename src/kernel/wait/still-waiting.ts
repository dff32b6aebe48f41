import { normalQuantile } from '../distributions/normal-quantile.ts'

/**
 * Quantiles of waits of which some still go on: an open call counts as having lasted at least as long as it has.
 * Not where calls are closed without anybody having come: these are another end, not a long wait. Leaving open calls out makes waits look
 * shorter than they are. A quantile that the data have not reached yet is null, and so is an end of its interval.
 * S(t) = product over ends of (1 - ended / waiting); quantile = least t with S(t) <= 1 - p; where S is just level at 1 - p, the middle of
 * that level. Interval: all t whose log(-log S) is within z of the wanted, with Greenwood's variance.
 * Source: Kaplan & Meier 1958; Brookmeyer & Crowley 1982. Reference values: R's survival 3.5-3, survfit(conf.type =
 * "log-log") and its quantile().
 */
export function stillWaiting(seconds: ArrayLike<number>, ended: ArrayLike<number | boolean>, quantiles: readonly number[] = [0.5, 0.8, 0.9], confidence = 0.95): StillWaiting {
  if (!(seconds.length >= 0 && seconds.length === ended.length)) throw new RangeError(`There are ${seconds.length} waits but ${ended.length} ends.`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  for (let i = 0; i < seconds.length; i++) {
    if (!(seconds[i]! >= 0 && seconds[i]! < Infinity)) throw new RangeError(`A wait is 0 or more seconds; call ${i + 1} has ${seconds[i]}.`)
  }
  const curve = survival(seconds, ended), z = -normalQuantile((1 - confidence) / 2)
  const reached = (least: number, at: (step: Step) => number) => {
    const first = curve.findIndex((step) => at(step) <= least + 1e-12)
    if (first < 0) return null
    const step = curve[first]!, next = curve[first + 1]
    return Math.abs(at(step) - least) <= 1e-12 && next ? (step.time + next.time) / 2 : step.time
  }
  // Where nobody is left the curve's own spread is not known: the last call of all is no end of an interval.
  const bound = (side: number) => ({ left, variance }: Step) => (left <= 0 ? Infinity : left >= 1 ? 1 : left ** Math.exp((side * z * Math.sqrt(variance)) / Math.log(left)))
  return {
    quantiles: quantiles.map((p) => {
      if (!(p > 0 && p < 1)) throw new RangeError(`A share of the calls lies between 0 and 1; ${p} does not.`)
      return { p, quantile: reached(1 - p, ({ left }) => left), low: reached(1 - p, bound(-1)), high: reached(1 - p, bound(1)) }
    }),
    n: seconds.length, open: seconds.length - Array.from(ended).filter(Boolean).length, method: 'kaplan-meier-log-log',
  }
}

type Step = { readonly time: number; readonly left: number; readonly variance: number }

/** The share still waiting after each end, with Greenwood's sum (the variance of its logarithm). */
function survival(seconds: ArrayLike<number>, ended: ArrayLike<number | boolean>): Step[] {
  const order = Array.from(seconds, (_, i) => i).sort((i, j) => seconds[i]! - seconds[j]!), curve: Step[] = []
  let left = 1, variance = 0
  for (let at = 0; at < order.length;) {
    const time = seconds[order[at]!]!, waiting = order.length - at
    let came = 0
    for (; at < order.length && seconds[order[at]!] === time; at++) came += Number(Boolean(ended[order[at]!]))
    if (came === 0) continue
    left *= 1 - came / waiting
    variance += came / (waiting * (waiting - came))
    curve.push({ time, left, variance })
  }
  return curve
}

/** Quantiles of waits with their intervals; `open` is how many calls still wait. */
export type StillWaiting = {
  readonly quantiles: readonly { readonly p: number; readonly quantile: number | null; readonly low: number | null; readonly high: number | null }[]
  readonly n: number
  readonly open: number
  readonly method: 'kaplan-meier-log-log'
}
