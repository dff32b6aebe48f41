import { checkedNeighbours } from './checked-neighbours.ts'
import type { Neighbours } from './neighbours.ts'

/**
 * The same neighbours, weighted so that those of each unit count 1 together: the mean of the neighbours instead of their sum (style W of R's spdep).
 * Not for Gi where the number of neighbours is itself of interest. An island has none and stays without.
 */
export function rowStandardised(neighbours: Neighbours): Neighbours {
  const { n, start, near, weight } = checkedNeighbours(neighbours)
  const share = weight.slice()
  for (let i = 0; i < n; i++) {
    const own = share.subarray(start[i], start[i + 1])
    const sum = own.reduce((all, w) => all + w, 0)
    if (sum !== 0) for (let k = 0; k < own.length; k++) own[k]! /= sum
  }
  return { n, start, near, weight: share }
}
