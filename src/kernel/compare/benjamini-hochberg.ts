import { placeOf, sortedTests } from './sorted-tests.ts'

/**
 * P-values raised so that, of the changes that are called real, only the promised part is false on average.
 * Not where a single false alarm does harm (one zone's public verdicts): there holm.
 * The k-th smallest of m: smallest from there on of m p / k, at most 1. Missing p stay missing and are no tests.
 * Source: Benjamini & Hochberg 1995. Reference values: R's p.adjust(method = 'BH').
 * @example benjaminiHochberg([0.01, 0.02, 0.03]) // [0.03, 0.03, 0.03]
 */
export function benjaminiHochberg(ps: readonly (number | null)[]): (number | null)[] {
  const sorted = sortedTests(ps), raised = new Float64Array(sorted.length)
  for (let k = sorted.length - 1, least = 1; k >= 0; k--) {
    least = Math.min(least, (sorted.length * (sorted[k] as number)) / (k + 1))
    raised[k] = least
  }
  return ps.map((p) => (p === null ? null : (raised[placeOf(p, sorted)] as number)))
}
