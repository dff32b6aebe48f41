import { fCdf } from '../distributions/f-cdf.ts'
import { fQuantile } from '../distributions/f-quantile.ts'

/**
 * Shrout & Fleiss' six: who reads (1 anybody, 2 a sample of readers, 3 only these) and what is used (one reading, or the mean of all: k).
 */
export type IccKind = 'ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k'

/**
 * How much of the spread of measured values is between the cases and not between those who read them: 1 all of it, 0 none.
 * `readings[i][j]` is what reader j said of case i; every reader read every case. Not for categories without order (fleissKappa).
 * From the mean squares of cases, readers and rest; intervals by F (for ICC2 with Satterthwaite's degrees of freedom); the test is of no
 * correlation at all, by F, and looks to one side because only that side means agreement.
 * Source: Shrout & Fleiss 1979; McGraw & Wong 1996. Reference values: R's psych::ICC on Shrout & Fleiss' table.
 */
export function intraclassCorrelation(readings: readonly (readonly number[])[], kind: IccKind = 'ICC2', confidence = 0.95): Icc {
  const n = readings.length, k = readings[0]?.length ?? 0
  const unknown = { icc: null, low: null, high: null, n, readers: k, f: null, p: null, method: kind }
  if (readings.some((row) => row.length !== k)) throw new RangeError('Every reader read every case.')
  if (readings.some((row) => row.some((value) => !Number.isFinite(value)))) throw new RangeError('A reading is a finite number.')
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  if (n < 2 || k < 2) return unknown
  const { cases, within, readers, rest } = meanSquares(readings, n, k)
  if (cases + within === 0) return unknown
  const tail = (1 - confidence) / 2, d1 = n - 1, mean = kind.endsWith('k')
  const single = (ratio: number) => (ratio === Infinity ? 1 : (ratio - 1) / (ratio - 1 + k))
  const told = (one: number) => (mean ? (k * one) / (1 + (k - 1) * one) : one)
  if (kind.startsWith('ICC2')) {
    const one = (cases - rest) / (cases + (k - 1) * rest + (k * (readers - rest)) / n)
    const a = (k * one) / (n * (1 - one)), b = 1 + (k * one * (n - 1)) / (n * (1 - one))
    const v = (a * readers + b * rest) ** 2 / ((a * readers) ** 2 / (k - 1) + (b * rest) ** 2 / ((n - 1) * (k - 1)))
    const noise = k * readers + (k * n - k - n) * rest
    const f = cases / rest, known = Number.isFinite(v) && v > 0
    const upper = known ? fQuantile(tail, d1, v, 'above') : 1, lower = known ? fQuantile(tail, v, d1, 'above') : 1
    const low = (n * (cases - upper * rest)) / (upper * noise + n * cases)
    const high = (n * (lower * cases - rest)) / (noise + n * lower * cases)
    return { ...unknown, icc: told(one), low: told(low), high: told(high), f, p: fCdf(f, d1, d1 * (k - 1), 'above') }
  }
  const [error, d2] = kind.startsWith('ICC1') ? [within, n * (k - 1)] : [rest, d1 * (k - 1)], f = error === 0 ? Infinity : cases / error
  return {
    ...unknown, icc: told(single(f)), f, p: fCdf(f, d1, d2, 'above'),
    low: told(single(f / fQuantile(tail, d1, d2, 'above'))), high: told(single(f * fQuantile(tail, d2, d1, 'above'))),
  }
}

function meanSquares(readings: readonly (readonly number[])[], n: number, k: number) {
  const grand = readings.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0) / (n * k)
  const ofCase = readings.map((row) => row.reduce((a, b) => a + b, 0) / k)
  const ofReader = readings[0]!.map((_, j) => readings.reduce((sum, row) => sum + row[j]!, 0) / n)
  let within = 0, rest = 0
  readings.forEach((row, i) => row.forEach((value, j) => {
    within += (value - ofCase[i]!) ** 2
    rest += (value - ofCase[i]! - ofReader[j]! + grand) ** 2
  }))
  const between = (means: readonly number[], times: number) => (times * means.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)) / (means.length - 1)
  return { cases: between(ofCase, k), readers: between(ofReader, n), within: within / (n * (k - 1)), rest: rest / ((n - 1) * (k - 1)) }
}

/** Agreement of readings, where the true one may lie, and the F test of none at all. */
export type Icc = {
  readonly icc: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly readers: number
  readonly f: number | null
  readonly p: number | null
  readonly method: IccKind
}
