import { placeOf, sortedTests } from './sorted-tests.ts'

/**
 * P-values raised so that any false alarm stays rare, a little less than by holm.
 * Not where tests may hang together negatively (shares of one question that add to 1): there holm, which always holds.
 * The k-th smallest of m: smallest from there on of (m - k + 1) p, at most 1. Missing p are no tests.
 * Source: Y. Hochberg 1988. Reference values: R's p.adjust(method = 'hochberg').
 */
export function hochberg(ps: readonly (number | null)[]): (number | null)[] {
  const sorted = sortedTests(ps), raised = new Float64Array(sorted.length)
  for (let k = sorted.length - 1, least = 1; k >= 0; k--) {
    least = Math.min(least, (sorted.length - k) * sorted[k]!)
    raised[k] = least
  }
  // Of equal p the last place has the least factor, and the first place was lowered to it.
  return ps.map((p) => (p === null ? null : raised[placeOf(p, sorted)]!))
}
