import { checkedNeighbours } from './checked-neighbours.ts'
import type { Neighbours } from './neighbours.ts'

/** The same neighbours with everybody counted among their own (weight 1), as Gi* wants it: the place itself is part of the spot. */
export function withSelf(neighbours: Neighbours): Neighbours {
  const { n, start, near, weight } = checkedNeighbours(neighbours)
  const wide = new Int32Array(near.length + n), heavy = new Float64Array(near.length + n)
  for (let i = 0; i < n; i++) {
    const first = start[i] as number, end = start[i + 1] as number
    if (near.subarray(first, end).includes(i)) throw new RangeError(`Unit ${i} is its own neighbour already.`)
    wide.set(near.subarray(first, end), first + i)
    heavy.set(weight.subarray(first, end), first + i)
    wide[end + i] = i
    heavy[end + i] = 1
  }
  return { n, start: start.map((first, i) => first + i), near: wide, weight: heavy }
}
