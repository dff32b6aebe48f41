/**
 * Which of very many tests are called real, so that of those called only the promised part is false on average: Benjamini & Hochberg's
 * decision without sorting.
 * Not where the raised p-values themselves are wanted (benjaminiHochberg). NaN is no test. 1 is called, 0 is not.
 * k is the greatest with k tests at or under alpha k / m; each p at or under alpha is put under the least k that would let it pass, and
 * the counts are added up once: one pass over the tests, one over k.
 * `others` counts tests that are known to have p above alpha and are therefore not listed.
 * Source: Benjamini & Hochberg 1995. Reference: benjaminiHochberg at or under alpha, for every family in the tests.
 */
export function discoveries(ps: ArrayLike<number>, alpha = 0.05, others = 0): Discoveries {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`A level of significance lies between 0 and 1; ${alpha} does not.`)
  let tests = others
  for (let i = 0; i < ps.length; i++) {
    const p = ps[i]!
    if (p !== p) continue
    if (!(p >= 0 && p <= 1)) throw new RangeError(`A p-value lies between 0 and 1; ${p} does not.`)
    tests++
  }
  // Compared as the raised p is: three times a p through three may be a hair off it.
  const passes = (p: number) => (tests * p) / tests <= alpha
  let most = 0
  for (let i = 0; i < ps.length; i++) if (passes(ps[i]!)) most++
  const passing = new Uint32Array(most + 1), called = new Uint8Array(ps.length)
  for (let i = 0; i < ps.length; i++) {
    // Of one that could only be called with more company than there is, the least k lies beyond.
    const least = passes(ps[i]!) ? leastThatPasses(ps[i]!, tests, alpha) : Infinity
    if (least <= most) passing[least]! += 1
  }
  let number = 0
  for (let k = 1, under = 0; k <= most; k++) {
    under += passing[k]!
    if (under >= k) number = k
  }
  for (let i = 0; i < ps.length; i++) if (number > 0 && (tests * ps[i]!) / number <= alpha) called[i] = 1
  return { called, number, tests, alpha, method: 'benjamini-hochberg' }
}

/** The least k with tests * p / k at or under alpha, compared as benjaminiHochberg computes it. */
function leastThatPasses(p: number, tests: number, alpha: number): number {
  let k = Math.max(1, Math.ceil((tests * p) / alpha))
  while (k > 1 && (tests * p) / (k - 1) <= alpha) k--
  while ((tests * p) / k > alpha) k++
  return k
}

/** What is called real (1), how many, and of how many tests. */
export type Discoveries = {
  readonly called: Uint8Array
  readonly number: number
  readonly tests: number
  readonly alpha: number
  readonly method: 'benjamini-hochberg'
}
