import { nearPairs, type PairsByBand } from '../../fast/near-pairs.ts'
import { pointHash } from '../point-hash.ts'
import { bandOf, type Ends } from './bands.ts'

/**
 * The pairs of incidents that lie in one of the bands of distance, by band. Incidents are called by their place in `order`, in which neighbours in the
 * plane are neighbours in memory, and which the bands have no part in: so the same seed deals the same times whatever bands are asked about.
 * Found once; dealing the times out anew leaves them as they are.
 */
export function closePairs(x: ArrayLike<number>, y: ArrayLike<number>, ends: readonly number[], edge: Ends, told?: (share: number) => void): ClosePairs {
  bandOf(ends, edge)
  const { order } = pointHash(x, y, 0), east = inOrder(x, order), north = inOrder(y, order)
  const { columns, rows, start, order: names } = pointHash(east, north, ends[ends.length - 1] as number)
  return { ...nearPairs({ x: inOrder(east, names), y: inOrder(north, names), names, start, columns, rows }, ends, edge, told), order }
}

/** A list of the incidents, in another order. What the numbers are does not matter; where the list has no such place, that is said. */
export function inOrder(list: ArrayLike<number>, order: Int32Array): Float64Array<ArrayBuffer> {
  const laid = new Float64Array(order.length)
  for (let p = 0; p < laid.length; p++) {
    const at = order[p] as number
    if (!(at >= 0 && at < list.length)) throw new RangeError(`A list of ${list.length} has no place ${at}.`)
    laid[p] = list[at] as number
  }
  return laid
}

export type ClosePairs = PairsByBand & { readonly order: Int32Array }
