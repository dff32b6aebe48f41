import { deviations } from '../deviations.ts'
import type { Neighbours } from '../neighbours.ts'
import { permutationP } from '../permutation-p.ts'
import { qValues } from '../q-values.ts'

/**
 * Two-sided p of each place's local Moran when its own value stays and its neighbours are drawn from all others at random, and q over the places.
 * The careful form of localMoran where neighbours are few or values are odd. p is never below 2 / (permutations + 1), so 999 can hardly
 * make one of 1,000 places stand out after q: take more. Places that cannot be tested (an island, an exactly average one) have p = q = 1.
 * Each draw is without replacement, of as many as the place has neighbours. Source: Anselin 1995, 2.4; two-sided as twice the smaller tail.
 */
export function localMoranByPermutation(values: ArrayLike<number>, neighbours: Neighbours, permutations: number, random: () => number) {
  const { n, start, near, weight } = neighbours
  if (values.length !== n) throw new RangeError(`There are ${n} places but ${values.length} values.`)
  if (!(Number.isInteger(permutations) && permutations >= 1)) throw new RangeError(`A number of permutations is whole and above 0, not ${permutations}.`)
  const { off } = deviations(values), p = new Float64Array(n).fill(1), tested = new Uint8Array(n)
  const others = new Int32Array(Math.max(0, n - 1))
  for (let i = 0; i < n; i++) {
    const first = start[i] as number, k = (start[i + 1] as number) - first, d = off[i] as number
    if (k === 0 || k >= n - 1 || d === 0) continue
    for (let j = 0, at = 0; j < n; j++) if (j !== i) others[at++] = j
    let seen = 0
    for (let m = 0; m < k; m++) seen += (weight[first + m] as number) * (off[near[first + m] as number] as number)
    const slack = 1e-12 * Math.max(Math.abs(seen), Number.MIN_VALUE)
    let atLeast = 0, atMost = 0
    for (let round = 0; round < permutations; round++) {
      let lag = 0
      for (let m = 0; m < k; m++) {
        const at = m + Math.floor(random() * (n - 1 - m)), drawn = others[at] as number
        others[at] = others[m] as number
        others[m] = drawn
        lag += (weight[first + m] as number) * (off[drawn] as number)
      }
      if (lag >= seen - slack) atLeast++
      if (lag <= seen + slack) atMost++
    }
    tested[i] = 1
    p[i] = permutationP(atLeast, atMost, permutations).twoSided
  }
  return { p, q: qValues(p, tested), tested, n: tested.reduce((sum, one) => sum + one, 0), permutations, method: 'conditional-permutation' as const }
}
