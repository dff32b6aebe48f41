import { raisedTogether } from './raised-together.ts'

/**
 * P-values raised as by benjaminiHochberg, but safe however the tests hang together; the price is about log(m) times larger p.
 * Not needed where tests only hang together positively (neighbouring cells, items of one block): there benjaminiHochberg.
 * The k-th smallest of m: smallest from there on of m H p / k with H = 1 + 1/2 + ... + 1/m, at most 1. Missing p are no tests.
 * Source: Benjamini & Yekutieli 2001. Reference values: R's p.adjust(method = 'BY').
 */
export function benjaminiYekutieli(ps: readonly (number | null)[]): (number | null)[] {
  return raisedTogether(ps, (sorted) => {
    const tests = sorted.length
    let harmonic = 0
    for (let k = tests; k > 0; k--) harmonic += 1 / k
    for (let k = tests - 1, least = 1; k >= 0; k--) sorted[k] = least = Math.min(least, (harmonic * tests * sorted[k]!) / (k + 1))
  })
}
