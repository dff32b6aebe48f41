import { permutationP } from '../permutation-p.ts'
import { shuffle } from '../shuffle.ts'

/**
 * A measure of a map held against the same values dealt out at random over the places: right for few places and odd distributions,
 * where the normal p is not. Not for places that differ in how much they can vary (rates of small populations): smooth them first.
 * `measure` is moranValue or gearyValue with its neighbours, or any other; null (nothing to compare) stays null.
 * Two-sided p: twice the smaller tail. Source: Cliff & Ord 1981, 2.4. Reference values: the moments of globalMoran under randomisation.
 */
export function byPermutation(
  values: ArrayLike<number>, measure: (values: Float64Array) => number | null, permutations: number, random: () => number,
): ByPermutation {
  if (!(Number.isInteger(permutations) && permutations >= 1)) throw new RangeError(`A number of permutations is whole and above 0, not ${permutations}.`)
  const dealt = Float64Array.from(values), n = dealt.length, value = measure(dealt.slice())
  if (value === null) return { value, expected: null, sd: null, p: null, n, permutations, method: 'permutation' }
  // Sums that are equal but for the order of adding must count as equal.
  const slack = 1e-12 * Math.max(Math.abs(value), Number.MIN_VALUE)
  let atLeast = 0, atMost = 0, mean = 0, squares = 0
  for (let k = 1; k <= permutations; k++) {
    const chance = measure(shuffle(dealt, random)) as number, step = chance - mean
    mean += step / k
    squares += step * (chance - mean)
    if (chance >= value - slack) atLeast++
    if (chance <= value + slack) atMost++
  }
  const sd = permutations > 1 ? Math.sqrt(squares / (permutations - 1)) : null
  return { value, expected: mean, sd, p: permutationP(atLeast, atMost, permutations).twoSided, n, permutations, method: 'permutation' }
}

/** The measure, what shuffling gave on average and how widely, and the two-sided p. */
export type ByPermutation = {
  readonly value: number | null
  readonly expected: number | null
  readonly sd: number | null
  readonly p: number | null
  readonly n: number
  readonly permutations: number
  readonly method: 'permutation'
}
