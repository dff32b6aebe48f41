import type { Ends } from './bands.ts'

/**
 * For each band of time: how many pairs of incidents fall into it, and how many pairs of such pairs share an incident (paths of two).
 * By a walk over the sorted times, not over pairs.
 */
export function closeTimes(times: ArrayLike<number>, ends: readonly number[], edge: Ends): Linked[] {
  const t = Float64Array.from(times).sort(), n = t.length
  const within = ends.map((end) => {
    const degree = new Int32Array(n)
    for (let i = 0, low = 0, high = 0; i < n; i++) {
      while (beyond((t[i] as number) - (t[low] as number), end, edge)) low++
      while (high + 1 < n && !beyond((t[high + 1] as number) - (t[i] as number), end, edge)) high++
      high = Math.max(high, i)
      degree[i] = high - low
    }
    return degree
  })
  return within.map((degree, k) => linked(k ? degree.map((d, i) => d - (within[k - 1]?.[i] as number)) : degree))
}

/** How many pairs, and how many paths of two pairs, have these numbers of partners. */
export function linked(degree: Int32Array): Linked {
  let pairs = 0, paths = 0
  for (const d of degree) {
    pairs += d / 2
    paths += (d * (d - 1)) / 2
  }
  return { pairs, paths }
}

export type Linked = { readonly pairs: number; readonly paths: number }

function beyond(apart: number, end: number, edge: Ends): boolean {
  return edge === 'open' ? apart >= end : apart > end
}
