import { raisedTogether } from './raised-together.ts'

/**
 * P-values raised so that, over all tests of one family (the items of a zone), any false alarm at all stays as rare as one test promised.
 * Not for hundreds of places scanned at once, where it hides nearly everything: there benjaminiHochberg.
 * The k-th smallest of m: largest so far of (m - k + 1) p, at most 1. Missing p stay missing and are no tests.
 * Source: S. Holm 1979. Reference values: R's p.adjust(method = 'holm').
 * @example holm([0.01, 0.02, 0.03]) // [0.03, 0.04, 0.04]
 */
export function holm(ps: readonly (number | null)[]): (number | null)[] {
  return raisedTogether(ps, (sorted) => {
    for (let k = 0, most = 0; k < sorted.length; k++) sorted[k] = most = Math.max(most, Math.min(1, (sorted.length - k) * sorted[k]!))
  })
}
