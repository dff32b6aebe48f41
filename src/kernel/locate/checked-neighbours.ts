import type { Neighbours } from './neighbours.ts'

/** Neighbours as they were given, held to be such: a beginning for each unit and an end, and a weight for each neighbour, who is a unit. */
export function checkedNeighbours(given: Neighbours): Neighbours {
  const { n, start, near, weight } = given
  if (start.length !== n + 1) throw new RangeError(`Neighbours of ${n} units begin at ${n + 1} places, not at ${start.length}.`)
  if (weight.length !== near.length) throw new RangeError(`There are ${near.length} neighbours but ${weight.length} weights.`)
  if (start[0] !== 0 || start[n] !== near.length || start.some((at, i) => at < (start[i - 1] ?? 0))) throw new RangeError(`The neighbours of ${n} units must follow one another from 0 to ${near.length}.`)
  const odd = near.findIndex((j) => j < 0 || j >= n)
  if (odd >= 0) throw new RangeError(`Neighbour ${near[odd]} is none of the units 0 to ${n - 1}.`)
  if (!weight.every(Number.isFinite)) throw new RangeError('Weights of neighbours must be finite numbers.')
  return given
}
