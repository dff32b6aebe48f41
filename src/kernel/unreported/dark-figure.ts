import { normalQuantile } from '../distributions/normal-quantile.ts'

/** What a survey knows: an estimate, its standard error and how many answers it rests on. */
export type Known = { readonly estimate: number; readonly se: number; readonly n: number }
/** What a dark figure is made from. */
export type Sources = {
  readonly incidence: Known
  readonly reported: Known
  readonly people: number
  readonly recorded: number
  readonly correlation?: number
}
/** A number of events (or a share of them), and where the true one may lie. */
export type Told = { readonly estimate: number; readonly low: number; readonly high: number }

/**
 * How much happened by what a survey says, how much of it was told to the police, how much stayed dark, and what of the told is on record.
 * `incidence` is events a person (or household) in the period, `reported` the share of events that were told, `recorded` a full count of
 * the same offences, period and area. Not where the three do not mean the same: a survey of residents knows nothing of visitors and shops.
 * happened N i; told N i q; dark N i (1 - q); reporting rate q; recorded rate R / (N i q), the police's part of what they were told.
 * Intervals by the delta method on the logarithm (each times or over exp(z cv)), that of q on the log odds; `correlation` is that of i and
 * q.
 * Nothing happened to anybody asked: the figures are 0 with no upper end but the rule of three's (3 / n), and no rate of recording. Nobody (or
 * everybody) told of n victims: the rate may still be as far off as n answers of one kind leave room for, 1 - (level / 2)^(1 / n) (Clopper & Pearson).
 * Source: delta method, K. M. Wolter 2007, chapter 6; Hanley & Lippman-Hand 1983 for nothing seen. Reference values: by hand,
 * darkFigureByResampling and a simulation in the test.
 */
export function darkFigure(
  { incidence, reported, people, recorded, correlation = 0 }: Sources, confidence = 0.95,
): DarkFigure {
  for (const { estimate, se, n } of [incidence, reported]) {
    if (!(estimate >= 0 && se >= 0 && n >= 0 && estimate < Infinity && se < Infinity)) {
      throw new RangeError('An estimate and its error are 0 or more.')
    }
  }
  if (!(reported.estimate <= 1)) throw new RangeError(`A share reported lies between 0 and 1; ${reported.estimate} does not.`)
  if (!(people > 0 && recorded >= 0)) {
    throw new RangeError(`There are people, and what is recorded is counted: not ${people} and ${recorded}.`)
  }
  if (!(correlation >= -1 && correlation <= 1)) throw new RangeError(`A correlation lies between -1 and 1; ${correlation} does not.`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const z = -normalQuantile((1 - confidence) / 2), { estimate: i, se: si } = incidence, { estimate: q, se: sq } = reported
  const both = 2 * correlation * si * sq
  const asked = { n: incidence.n, nReported: reported.n, recorded, method: 'delta-log' as const }
  const most = incidence.n > 0 ? (people * -Math.log((1 - confidence) / 2)) / incidence.n : Infinity
  const rate = { estimate: q, ...onOdds(q, z * sq, 1 - ((1 - confidence) / 2) ** (1 / reported.n)) }
  if (i === 0) {
    const none = { estimate: 0, low: 0, high: most }
    return { happened: none, told: none, dark: none, reportingRate: rate, recordingRate: null, ...asked }
  }
  const over = (part: number, variance: number): Told => {
    const estimate = people * part, spread = part > 0 ? Math.exp((z * Math.sqrt(Math.max(0, variance))) / part) : 1
    return part > 0 ? { estimate, low: estimate / spread, high: estimate * spread } : { estimate: 0, low: 0, high: people * i * rateBeyond(rate, q) }
  }
  const told = over(i * q, q * q * si * si + i * i * sq * sq + i * q * both)
  return {
    happened: over(i, si * si), told, dark: over(i * (1 - q), (1 - q) ** 2 * si * si + i * i * sq * sq - i * (1 - q) * both), reportingRate: rate,
    recordingRate: told.estimate > 0 ? { estimate: recorded / told.estimate, low: recorded / told.high, high: recorded / told.low } : null, ...asked,
  }
}

/** An interval of a share on its log odds; where all or none reported, as far as answers of one kind leave room for, or the error if that is more. */
function onOdds(q: number, half: number, room: number): { readonly low: number; readonly high: number } {
  if (q <= 0 || q >= 1) return { low: Math.max(0, q - Math.max(half, room)), high: Math.min(1, q + Math.max(half, room)) }
  const centre = Math.log(q / (1 - q)), width = half / (q * (1 - q))
  return { low: 1 / (1 + Math.exp(width - centre)), high: 1 / (1 + Math.exp(-width - centre)) }
}

/** Where nobody (or everybody) reported: what may still be told (or dark). */
const rateBeyond = ({ low, high }: { low: number; high: number }, q: number) => (q <= 0 ? high : 1 - low)

/**
 * The dark figure with everything that it is made of; nReported counts the events (or victims) of whom it is known whether they were told.
 */
export type DarkFigure = {
  readonly happened: Told
  readonly told: Told
  readonly dark: Told
  readonly reportingRate: Told
  readonly recordingRate: Told | null
  readonly n: number
  readonly nReported: number
  readonly recorded: number
  readonly method: 'delta-log'
}
