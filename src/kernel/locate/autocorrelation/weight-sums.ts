import { checkedNeighbours } from '../checked-neighbours.ts'
import type { Neighbours } from '../neighbours.ts'

/**
 * Three sums over who is next to whom, from which the variances of the global measures follow: `all` (S0) is the sum of the weights,
 * `pairs` (S1) half the sum of (w_ij + w_ji)^2, `rows` (S2) the sum over units of (given + received weight)^2. Source: Cliff & Ord 1981, 1.5.
 */
export function weightSums(neighbours: Neighbours): { all: number; pairs: number; rows: number } {
  const { n, start, near, weight } = checkedNeighbours(neighbours)
  const turned = transposed({ n, start, near, weight }), row = new Float64Array(n)
  let all = 0, pairs = 0, rows = 0
  for (let i = 0; i < n; i++) {
    let given = 0, received = 0
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      const w = weight[k] as number
      row[near[k] as number] = w
      given += w
      pairs += w * w
    }
    for (let k = turned.start[i] as number; k < (turned.start[i + 1] as number); k++) {
      const w = turned.weight[k] as number
      pairs += w * (row[turned.near[k] as number] as number)
      received += w
    }
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) row[near[k] as number] = 0
    all += given
    rows += (given + received) ** 2
  }
  return { all, pairs, rows }
}

function transposed({ n, start, near, weight }: Neighbours) {
  const first = new Int32Array(n + 1)
  for (const j of near) first[j + 1]! += 1
  for (let i = 0; i < n; i++) first[i + 1]! += first[i] as number
  const next = first.slice(), from = new Int32Array(near.length), heavy = new Float64Array(near.length)
  for (let i = 0; i < n; i++) {
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      const at = next[near[k] as number]!++
      from[at] = i
      heavy[at] = weight[k] as number
    }
  }
  return { start: first, near: from, weight: heavy }
}
