import type { Ends } from '../locate/near-repeats/bands.ts'

/** The ends of bands so that `distance < end` says of every number that it is within, whichever way they were meant. */
export function openEnds(ends: readonly number[], edge: Ends): Float64Array {
  return Float64Array.from(ends, (end) => (edge === 'open' ? held(end) : after(held(end))))
}

/** The ends of squared distances so that `square < end` says of every square what its root says of the open end: no root need be drawn. */
export function squaredEnds(open: Float64Array): Float64Array {
  return open.map((end) => {
    let square = held(end) * end
    while (Math.sqrt(square) >= end) square = before(square)
    while (Math.sqrt(square) < end) square = after(square)
    return square
  })
}

function held(end: number): number {
  if (!(end >= 0)) throw new RangeError(`The end of a band is a distance: 0 or more, not ${end}.`)
  return end
}

const number = new Float64Array(1), bits = new BigInt64Array(number.buffer)
const after = (positive: number) => step(positive, 1n)
const before = (positive: number) => step(positive, -1n)

/** The next number that there is, up or down. */
function step(positive: number, by: bigint): number {
  number[0] = positive
  bits[0]! += by
  return number[0]!
}
