import { deviations } from '../deviations.ts'
import type { Neighbours } from '../neighbours.ts'

/**
 * Geary's C as a number only, for shuffling: (n - 1) / (2 S0) * sum of w_ij (x_i - x_j)^2 / sum of d_i^2.
 * Not a result by itself: globalGeary says what it is worth. Null where all values are alike or nobody has a neighbour.
 */
export function gearyValue(values: ArrayLike<number>, { n, start, near, weight }: Neighbours): number | null {
  if (values.length !== n) throw new RangeError(`There are ${n} places but ${values.length} values.`)
  const { off, squares } = deviations(values)
  let apart = 0, all = 0
  for (let i = 0; i < n; i++) {
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      const d = (off[i] as number) - (off[near[k] as number] as number)
      apart += (weight[k] as number) * d * d
      all += weight[k] as number
    }
  }
  return squares > 0 && all > 0 ? ((n - 1) * apart) / (2 * all * squares) : null
}
