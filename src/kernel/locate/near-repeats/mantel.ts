import { permutationP } from '../permutation-p.ts'
import { shuffle } from '../shuffle.ts'
import type { Incidents } from './near-repeat.ts'

/**
 * Whether incidents near in space are near in time too, over all distances at once: the correlation of how far apart pairs are in both (Mantel).
 * Not for many incidents (each pair is looked at in each shuffle; up to about 2,000), and weak where only the nearest matter: nearRepeat.
 * `nearness`, where given, turns each distance d into 1 / (nearness + d), so that near pairs weigh most. Times are shuffled; p is two-sided.
 * Source: Mantel 1967. Reference values: correlation of all pairs by hand; the mean of shuffling is 0.
 */
export function mantel({ x, y, time }: Incidents, asked: Asked): Mantel {
  const { permutations, random, nearness } = asked, n = time.length
  if (x.length !== n || y.length !== n) throw new RangeError(`There are ${x.length} places but ${n} times.`)
  if (!(Number.isInteger(permutations) && permutations >= 1)) throw new RangeError(`A number of permutations is whole and above 0, not ${permutations}.`)
  if (nearness && !(nearness.space > 0 && nearness.days > 0)) throw new RangeError('Nearness needs a length and a time above 0.')
  const dealt = Float64Array.from(time), all = (n * (n - 1)) / 2, apart = new Float64Array(all)
  const inTime = (i: number, j: number) => {
    const d = Math.abs((dealt[i] as number) - (dealt[j] as number))
    return nearness ? 1 / (nearness.days + d) : d
  }
  let k = 0, sumT = 0, squaresT = 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const dx = (x[i] as number) - (x[j] as number), dy = (y[i] as number) - (y[j] as number), d = Math.sqrt(dx * dx + dy * dy), t = inTime(i, j)
      if (!Number.isFinite(d) || !Number.isFinite(t)) throw new RangeError(`Incident ${i + 1} or ${j + 1} has no place or no time.`)
      apart[k++] = nearness ? 1 / (nearness.space + d) : d
      sumT += t
      squaresT += t * t
    }
  }
  const mean = apart.reduce((sum, d) => sum + d, 0) / (all || 1)
  let squaresS = 0
  for (k = 0; k < all; k++) squaresS += (apart[k]! -= mean) ** 2
  const spread = Math.sqrt(squaresS * Math.max(0, squaresT - (sumT * sumT) / (all || 1)))
  if (!(spread > 1e-12 * Math.sqrt(squaresS * squaresT))) return { r: null, p: null, n, permutations, method: 'mantel' }
  const correlation = () => {
    let together = 0
    for (let i = 0, at = 0; i < n; i++) for (let j = 0; j < i; j++) together += (apart[at++] as number) * inTime(i, j)
    return together / spread
  }
  const r = correlation()
  let atLeast = 0, atMost = 0
  for (let round = 0; round < permutations; round++) {
    shuffle(dealt, random)
    const chance = correlation()
    if (chance >= r - 1e-12) atLeast++
    if (chance <= r + 1e-12) atMost++
  }
  return { r, p: permutationP(atLeast, atMost, permutations).twoSided, n, permutations, method: 'mantel' }
}

type Asked = { readonly permutations: number; readonly random: () => number; readonly nearness?: { readonly space: number; readonly days: number } }

/** The correlation of distances in space and time, null where either does not vary. */
export type Mantel = { readonly r: number | null; readonly p: number | null; readonly n: number; readonly permutations: number; readonly method: 'mantel' }
