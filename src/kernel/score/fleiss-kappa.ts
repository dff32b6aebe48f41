import { normalQuantile } from '../distributions/normal-quantile.ts'

/**
 * How far several readers agree on the same cases beyond chance, where not always the same readers read: Fleiss' kappa.
 * `table[i][j]` counts the readers who put case i into category j; every case has the same number of readers, two or more.
 * Not for graded answers (kappa with weights, intraclassCorrelation). All readings of one kind: not known. Where no case left out changes
 * anything, as in full agreement, se and interval are not known: a few cases that agree prove no more than that.
 * Interval: kappa +- z * standard deviation over leaving out one case at a time (jackknife).
 * Source: J. L. Fleiss 1971. Reference values: statsmodels' fleiss_kappa.
 */
export function fleissKappa(table: readonly (readonly number[])[], confidence = 0.95) {
  const n = table.length, readers = table[0]?.reduce((a, b) => a + b, 0) ?? 0, method = 'fleiss-jackknife' as const
  if (table.some((row) => row.reduce((a, b) => a + b, 0) !== readers)) {
    throw new RangeError('Every case is read by the same number of readers.')
  }
  if (n > 0 && !(readers >= 2)) throw new RangeError('At least two readers read every case.')
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const totals = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0))
  const agreed = table.map((row) => row.reduce((sum, count) => sum + count * (count - 1), 0) / (readers * (readers - 1)))
  const all = agreed.reduce((a, b) => a + b, 0)
  const value = (sum: number, cases: number, counts: readonly number[]) => {
    const chance = counts.reduce((s, count) => s + (count / (cases * readers)) ** 2, 0)
    return 1 - chance < 1e-15 ? null : (sum / cases - chance) / (1 - chance)
  }
  const whole = n === 0 ? null : value(all, n, totals)
  const without = n < 3 ? [null] : table.map((row, i) => value(all - agreed[i]!, n - 1, totals.map((total, j) => total - row[j]!)))
  if (whole === null || without.some((one) => one === null)) return { kappa: whole, se: null, low: null, high: null, n, readers, method }
  const centre = without.reduce<number>((sum, one) => sum + one!, 0) / n
  const se = Math.sqrt(((n - 1) / n) * without.reduce<number>((sum, one) => sum + (one! - centre) ** 2, 0))
  if (se < 1e-12) return { kappa: whole, se: null, low: null, high: null, n, readers, method }
  const half = -normalQuantile((1 - confidence) / 2) * se
  return { kappa: whole, se, low: Math.max(-1, whole - half), high: Math.min(1, whole + half), n, readers, method }
}
