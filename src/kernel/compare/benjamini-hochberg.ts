import { raisedTogether } from './raised-together.ts'

/**
 * P-values raised so that, of the changes that are called real, only the promised part is false on average.
 * Not where a single false alarm does harm (one zone's public verdicts): there holm.
 * The k-th smallest of m: smallest from there on of m p / k, at most 1. Missing p stay missing and are no tests (null; NaN in a Float64Array, for
 * hundreds of thousands of tests).
 * Source: Benjamini & Hochberg 1995. Reference values: R's p.adjust(method = 'BH').
 * @example benjaminiHochberg([0.01, 0.02, 0.03]) // [0.03, 0.03, 0.03]
 */
export function benjaminiHochberg(ps: readonly (number | null)[]): (number | null)[]
export function benjaminiHochberg(ps: Float64Array): Float64Array
export function benjaminiHochberg(ps: readonly (number | null)[] | Float64Array): (number | null)[] | Float64Array {
  return ps instanceof Float64Array ? raisedTogether(ps, raise) : raisedTogether(ps, raise)
}

function raise(sorted: Float64Array): void {
  const tests = sorted.length
  for (let k = tests - 1, least = 1; k >= 0; k--) {
    const raised = (tests * (sorted[k] as number)) / (k + 1)
    if (raised < least) least = raised
    sorted[k] = least
  }
}
