/**
 * Both p-values of a comparison with chance: `more` says how often shuffling gave as much or more than what was seen, `twoSided` how often
 * it gave something as far out on either side (twice the smaller tail, at most 1). What was seen counts as one of the shuffles, so p is never 0.
 * `atLeast` and `atMost` are how many of the shuffles gave as much or more, as much or less. Source: Davison & Hinkley 1997, 4.2.
 */
export function permutationP(atLeast: number, atMost: number, permutations: number): { more: number; twoSided: number } {
  if (!(atLeast >= 0 && atMost >= 0 && atLeast <= permutations && atMost <= permutations && permutations < Infinity)) {
    throw new RangeError(`Of ${permutations} shuffles, ${atLeast} and ${atMost} cannot lie on the two sides.`)
  }
  const all = permutations + 1
  return { more: (atLeast + 1) / all, twoSided: Math.min(1, (2 * (Math.min(atLeast, atMost) + 1)) / all) }
}
