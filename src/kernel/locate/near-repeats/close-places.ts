import { wholeNumber } from '../../whole-number.ts'
import type { PairsByBand } from '../../fast/near-pairs.ts'
import { linked, type Linked } from './close-times.ts'

/** For each band of distance: how many pairs, and how many pairs of them share an incident (paths of two). */
export function closePlaces({ start, both }: PairsByBand, n: number): Linked[] {
  wholeNumber(n, 'The number of incidents')
  return Array.from({ length: start.length - 1 }, (_, s) => {
    const degree = new Int32Array(n)
    for (let k = 2 * start[s]!, end = 2 * start[s + 1]!; k < end; k++) degree[both[k]!]! += 1
    return linked(degree)
  })
}
