import { raisedTogether } from './raised-together.ts'

/**
 * P-values raised so that any false alarm stays rare, a little less than by holm.
 * Not where tests may hang together negatively (shares of one question that add to 1): there holm, which always holds.
 * The k-th smallest of m: smallest from there on of (m - k + 1) p, at most 1. Missing p are no tests.
 * Source: Y. Hochberg 1988. Reference values: R's p.adjust(method = 'hochberg').
 */
export function hochberg(ps: readonly (number | null)[]): (number | null)[] {
  return raisedTogether(ps, (sorted) => {
    // Of equal p the last has the least factor, and those before it are lowered to it.
    for (let k = sorted.length - 1, least = 1; k >= 0; k--) sorted[k] = least = Math.min(least, (sorted.length - k) * sorted[k]!)
  })
}
