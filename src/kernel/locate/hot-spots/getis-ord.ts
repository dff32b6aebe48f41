import { deviations } from '../deviations.ts'
import type { Neighbours } from '../neighbours.ts'
import { giZ } from './gi-z.ts'
import { spotsOf, type Spots } from './spots.ts'

/**
 * Hot and cold spots: where the values around a place are together higher or lower than chance would have them (Getis-Ord).
 * Neighbours with oneself (withSelf) give Gi*, without give Gi, which looks at the surroundings only. Look at q, not p: among 1,000 cells 50 have p < 0.05 by chance.
 * Not for raw counts over unequal populations, nor with fewer than about eight neighbours a place, where the normal p is too bold.
 * Formula in giZ. Source: Getis & Ord 1992, Ord & Getis 1995. Reference values: R's spdep::localG on Columbus, by contiguity and by distance.
 */
export function getisOrd(values: ArrayLike<number>, neighbours: Neighbours): Spots {
  const { n, start, near, weight } = neighbours
  if (values.length !== n) throw new RangeError(`There are ${n} places but ${values.length} values.`)
  const whole = { n, ...deviations(values) }, z = new Float64Array(n), star = own(neighbours)
  for (let i = 0; i < n; i++) {
    let sum = 0, w = 0, w2 = 0
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      const one = weight[k] as number
      sum += one * (whole.off[near[k] as number] as number)
      w += one
      w2 += one * one
    }
    z[i] = giZ(whole, star ? null : (whole.off[i] as number), sum, w, w2)
  }
  return spotsOf(z, star ? 'getis-ord-star' : 'getis-ord')
}

/** Whether all places are among their own neighbours (true) or none (false). */
function own({ n, start, near }: Neighbours): boolean {
  let selves = 0
  for (let i = 0; i < n; i++) if (near.subarray(start[i], start[i + 1]).includes(i)) selves++
  if (selves !== 0 && selves !== n) throw new RangeError(`${selves} of ${n} places are their own neighbours; all or none must be.`)
  return n > 0 && selves === n
}
