/**
 * Who is next to whom, and how much each counts: the neighbours of unit i are near[k] with weight[k], k from start[i] to start[i + 1] - 1.
 * Every measure of place here takes neighbours in this form, wherever they come from: shared borders, a distance, the nearest few.
 */
export type Neighbours = { readonly n: number; readonly start: Int32Array; readonly near: Int32Array; readonly weight: Float64Array }

/**
 * Neighbours that are given as lists, for instance of zones with a common border: unit i's list holds the numbers of its neighbours from 0.
 * Each counts 1. Not one's own neighbour (withSelf does that on purpose), and nobody twice. A list may be empty: an island.
 */
export function neighbours(lists: readonly ArrayLike<number>[]): Neighbours {
  const n = lists.length, start = new Int32Array(n + 1)
  lists.forEach((list, i) => (start[i + 1] = (start[i] as number) + list.length))
  const near = new Int32Array(start[n] as number), seen = new Int32Array(n).fill(-1)
  lists.forEach((list, i) => {
    for (let k = 0; k < list.length; k++) {
      const j = list[k] as number
      if (!(Number.isInteger(j) && j >= 0 && j < n)) throw new RangeError(`Unit ${i} has a neighbour ${j}; units are 0 to ${n - 1}.`)
      if (j === i) throw new RangeError(`Unit ${i} is given as its own neighbour.`)
      if (seen[j] === i) throw new RangeError(`Unit ${i} has the neighbour ${j} twice.`)
      seen[j] = i
      near[(start[i] as number) + k] = j
    }
  })
  return { n, start, near, weight: new Float64Array(near.length).fill(1) }
}
