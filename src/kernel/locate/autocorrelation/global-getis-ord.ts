import { normalSf } from '../../distributions/normal-sf.ts'
import type { Neighbours } from '../neighbours.ts'
import { unknown, type Autocorrelation } from './autocorrelation.ts'
import { weightSums } from './weight-sums.ts'

/**
 * Whether high values lie near high values (G, `z` above 0) or low near low (below 0), which Moran's I does not tell apart.
 * Not for values below 0, nor where high and low clusters may cancel each other. Neighbours without oneself.
 * G = sum of w_ij x_i x_j / sum over i != j of x_i x_j; expected S0 / (n(n-1)); variance from the first four moments of the values.
 * Source: Getis & Ord 1992, formulas 8 and 9, with B1 as corrected in 1993. Reference values: R's spdep::globalG.test on Columbus.
 */
export function globalGetisOrd(values: ArrayLike<number>, neighbours: Neighbours): Autocorrelation {
  const { n, start, near, weight } = neighbours
  if (values.length !== n) throw new RangeError(`There are ${n} places but ${values.length} values.`)
  let m1 = 0, m2 = 0, m3 = 0, m4 = 0, together = 0, selves = 0
  for (let i = 0; i < n; i++) {
    const x = values[i] as number
    if (!(x >= 0 && x < Infinity)) throw new RangeError(`Value ${i + 1} must be 0 or more, not ${x}.`)
    m1 += x
    m2 += x * x
    m3 += x ** 3
    m4 += x ** 4
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      if (near[k] === i) selves++
      together += (weight[k] as number) * x * (values[near[k] as number] as number)
    }
  }
  if (selves > 0) throw new RangeError('The global G is of neighbours without oneself.')
  const { all, pairs: s1, rows: s2 } = weightSums(neighbours), products = m1 * m1 - m2
  if (n < 4 || !(all > 0 && products > 0)) return unknown(n, 'getis-ord', 'randomisation')
  const whole = all * all, value = together / products, expected = all / (n * (n - 1))
  const b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * whole, b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * whole)
  const b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * whole), b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * whole, b4 = s1 - s2 + whole
  const second = (b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 ** 4) / (products * products * n * (n - 1) * (n - 2) * (n - 3))
  const variance = second - expected * expected
  if (!(variance > 1e-12 * second)) return { ...unknown(n, 'getis-ord', 'randomisation'), value, expected }
  const z = (value - expected) / Math.sqrt(variance)
  return { value, expected, variance, z, p: 2 * normalSf(Math.abs(z)), n, method: 'getis-ord', assumption: 'randomisation' }
}
