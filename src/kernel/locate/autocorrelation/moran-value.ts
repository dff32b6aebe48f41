import { deviations } from '../deviations.ts'
import type { Neighbours } from '../neighbours.ts'

/**
 * Moran's I as a number only, for shuffling: n / S0 * sum of w_ij d_i d_j / sum of d_i^2, d the distance from the mean.
 * Not a result by itself: globalMoran says what it is worth. Null where all values are alike or nobody has a neighbour.
 */
export function moranValue(values: ArrayLike<number>, { n, start, near, weight }: Neighbours): number | null {
  if (values.length !== n) throw new RangeError(`There are ${n} places but ${values.length} values.`)
  const { off, squares } = deviations(values)
  let together = 0, all = 0
  for (let i = 0; i < n; i++) {
    let lag = 0
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      lag += (weight[k] as number) * (off[near[k] as number] as number)
      all += weight[k] as number
    }
    together += (off[i] as number) * lag
  }
  return squares > 0 && all > 0 ? (n / all) * (together / squares) : null
}
