import type { Neighbours } from './neighbours.ts'
import { pairsWithin } from './pairs-within.ts'

/**
 * Neighbours are all who lie at most `band` away, each counting 1, in order of their numbers.
 * Not where places lie very unevenly, when some would have hundreds and others none: nearestNeighbours. Reference values: spdep::dnearneigh.
 */
export function distanceBand(x: ArrayLike<number>, y: ArrayLike<number>, band: number): Neighbours {
  const { from, to } = pairsWithin(x, y, band), n = x.length, start = new Int32Array(n + 1)
  for (const ends of [from, to]) for (const i of ends) start[i + 1]! += 1
  for (let i = 0; i < n; i++) start[i + 1]! += start[i] as number
  const near = new Int32Array(2 * from.length), next = start.slice()
  for (let k = 0; k < from.length; k++) {
    const i = from[k] as number, j = to[k] as number
    near[next[i]!++] = j
    near[next[j]!++] = i
  }
  for (let i = 0; i < n; i++) near.subarray(start[i], start[i + 1]).sort()
  return { n, start, near, weight: new Float64Array(near.length).fill(1) }
}
