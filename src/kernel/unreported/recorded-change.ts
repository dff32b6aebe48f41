import { normalQuantile } from '../distributions/normal-quantile.ts'
import { normalSf } from '../distributions/normal-sf.ts'
import type { Known } from './dark-figure.ts'

/** One round: what was recorded, and what the survey says of how much happened and of the share that was told. */
export type Round = { readonly recorded: number; readonly incidence: Known; readonly reported: Known }

/**
 * What a rise or fall of recorded crime means: more crime, less crime, or only more (or less) willingness to tell; "unclear" when both may
 * have moved.
 * The recorded count alone never decides: where people's willingness to report has moved, a change of the count is nobody's success or
 * failure.
 * Not for rounds that asked differently. Each of the three changes is judged on its logarithm (ratio, delta method, z, two-sided).
 * "more crime"/"less crime" needs the survey's own change, or a change of the count with willingness that has not moved and a survey that
 * does not point the other way; willingness moved and happening did not: "reporting moved"; both moved, or a survey too small to tell
 * whether willingness held (its interval reaches beyond `holding` either way): "unclear".
 * Source: the reasoning of ICVS and CSEW about police figures; delta method as darkFigure. Reference values: by hand.
 */
export function recordedChange(before: Round, after: Round, { alpha = 0.05, holding = 1.25 } = {}): RecordedChange {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`A level of significance lies between 0 and 1; ${alpha} does not.`)
  if (!(holding > 1)) throw new RangeError(`Willingness holds within a ratio above 1, not ${holding}.`)
  for (const { recorded } of [before, after]) {
    if (!(recorded >= 0 && recorded < Infinity)) throw new RangeError(`What is recorded is counted: not ${recorded}.`)
  }
  const counted = (count: number): Known => ({ estimate: count, se: Math.sqrt(count), n: count })
  const recorded = ratio(counted(before.recorded), counted(after.recorded), alpha)
  const happened = ratio(before.incidence, after.incidence, alpha), reporting = ratio(before.reported, after.reported, alpha)
  const moved = ({ p }: Ratio) => p !== null && p <= alpha, up = (one: Ratio) => one.ratio! > 1
  const held = !moved(reporting) && reporting.low !== null && reporting.low > 1 / holding && reporting.high! < holding
  return { recorded, happened, reporting, verdict: judged(), alpha, method: 'delta-log' }

  function judged(): RecordedChange['verdict'] {
    if (moved(reporting)) return moved(happened) ? 'unclear' : moved(recorded) && up(recorded) === up(reporting) ? 'reporting moved' : 'unclear'
    if (moved(happened)) return moved(recorded) && up(recorded) !== up(happened) ? 'unclear' : up(happened) ? 'more crime' : 'less crime'
    if (!moved(recorded)) return recorded.ratio === null ? 'unclear' : 'no detectable change'
    if (!held || happened.ratio === null) return 'unclear'
    // The survey is the smaller voice: it need not confirm, but its interval must leave room for what the count says.
    return up(recorded) ? (happened.high! > 1 ? 'more crime' : 'unclear') : happened.low! < 1 ? 'less crime' : 'unclear'
  }
}

function ratio(before: Known, after: Known, alpha: number): Ratio {
  if (!(before.estimate >= 0 && after.estimate >= 0 && before.se >= 0 && after.se >= 0)) {
    throw new RangeError('An estimate and its error are 0 or more.')
  }
  if (before.estimate === 0 || after.estimate === 0) return { ratio: null, low: null, high: null, p: null, nBefore: before.n, nAfter: after.n }
  const log = Math.log(after.estimate / before.estimate), se = Math.hypot(before.se / before.estimate, after.se / after.estimate)
  const half = -normalQuantile(alpha / 2) * se
  const p = se > 0 ? 2 * normalSf(Math.abs(log) / se) : log === 0 ? 1 : 0
  return { ratio: Math.exp(log), low: Math.exp(log - half), high: Math.exp(log + half), p, nBefore: before.n, nAfter: after.n }
}

/** The later over the earlier, with its interval; null where either is nothing. */
export type Ratio = {
  readonly ratio: number | null
  readonly low: number | null
  readonly high: number | null
  readonly p: number | null
  readonly nBefore: number
  readonly nAfter: number
}

/** The three changes and what may be said of them. */
export type RecordedChange = {
  readonly recorded: Ratio
  readonly happened: Ratio
  readonly reporting: Ratio
  readonly verdict: 'more crime' | 'less crime' | 'reporting moved' | 'no detectable change' | 'unclear'
  readonly alpha: number
  readonly method: 'delta-log'
}
