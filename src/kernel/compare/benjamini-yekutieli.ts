import { placeOf, sortedTests } from './sorted-tests.ts'

/**
 * P-values raised as by benjaminiHochberg, but safe however the tests hang together; the price is about log(m) times larger p.
 * Not needed where tests only hang together positively (neighbouring cells, items of one block): there benjaminiHochberg.
 * The k-th smallest of m: smallest from there on of m H p / k with H = 1 + 1/2 + ... + 1/m, at most 1. Missing p are no tests.
 * Source: Benjamini & Yekutieli 2001. Reference values: R's p.adjust(method = 'BY').
 */
export function benjaminiYekutieli(ps: readonly (number | null)[]): (number | null)[] {
  const sorted = sortedTests(ps), raised = new Float64Array(sorted.length)
  let harmonic = 0
  for (let k = sorted.length; k > 0; k--) harmonic += 1 / k
  for (let k = sorted.length - 1, least = 1; k >= 0; k--) {
    least = Math.min(least, (harmonic * sorted.length * sorted[k]!) / (k + 1))
    raised[k] = least
  }
  return ps.map((p) => (p === null ? null : raised[placeOf(p, sorted)]!))
}
