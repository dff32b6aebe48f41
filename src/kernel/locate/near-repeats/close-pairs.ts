import { pairsWithin } from '../pairs-within.ts'
import { bandOf, type Ends } from './bands.ts'

/**
 * The pairs of incidents that lie in one of the bands of distance, sorted by band: those of band s are from start[s] to start[s + 1] - 1.
 * Found once; shuffling the times leaves them as they are.
 */
export function closePairs(x: ArrayLike<number>, y: ArrayLike<number>, ends: readonly number[], edge: Ends): ClosePairs {
  const band = bandOf(ends, edge), bands = ends.length
  const { from, to, apart } = pairsWithin(x, y, ends[bands - 1] as number)
  const of = Uint8Array.from(apart, band), start = new Int32Array(bands + 2)
  for (const s of of) start[s + 1]! += 1
  for (let s = 0; s <= bands; s++) start[s + 1]! += start[s] as number
  // Pairs just at the last end of an open band come last and are cut off.
  const next = start.slice(), first = new Int32Array(from.length), second = new Int32Array(from.length), all = start[bands] as number
  of.forEach((s, k) => {
    const at = next[s]!++
    first[at] = from[k] as number
    second[at] = to[k] as number
  })
  return { start: start.subarray(0, bands + 1), first: first.subarray(0, all), second: second.subarray(0, all) }
}

export type ClosePairs = { readonly start: Int32Array; readonly first: Int32Array; readonly second: Int32Array }
