import { normalSf } from '../../distributions/normal-sf.ts'
import { deviations } from '../deviations.ts'
import type { Neighbours } from '../neighbours.ts'
import { unknown, type Assumption, type Autocorrelation } from './autocorrelation.ts'
import { moranValue } from './moran-value.ts'
import { weightSums } from './weight-sums.ts'

/**
 * Whether places near each other have alike values (Moran's I): 1 / -(n - 1) is expected by chance, more means clusters, less a chequerboard.
 * Not for raw counts over unequal populations (use rates), and it does not say where: localMoran does. Below about 30 places use byPermutation.
 * I as in moranValue. Randomisation: ((n((n^2-3n+3)S1 - n S2 + 3 S0^2) - b2((n^2-n)S1 - 2n S2 + 6 S0^2)) / ((n-1)(n-2)(n-3)S0^2)) - E^2, b2 the
 * kurtosis; normality: (n^2 S1 - n S2 + 3 S0^2) / (S0^2 (n^2-1)) - E^2.
 * Source: Cliff & Ord 1981, 2.3. Reference values: R's spdep::moran.test, alternative = 'two.sided', on Columbus and on a grid.
 */
export function globalMoran(values: ArrayLike<number>, neighbours: Neighbours, assumption: Assumption = 'randomisation'): Autocorrelation {
  const value = moranValue(values, neighbours), { n } = neighbours
  if (value === null || n < 4) return unknown(n, 'moran', assumption)
  const { squares, fourths } = deviations(values), { all, pairs, rows } = weightSums(neighbours)
  const expected = -1 / (n - 1), b2 = (n * fourths) / (squares * squares), whole = all * all
  const second = assumption === 'normality'
    ? (n * n * pairs - n * rows + 3 * whole) / (whole * (n * n - 1))
    : (n * ((n * n - 3 * n + 3) * pairs - n * rows + 3 * whole) - b2 * ((n * n - n) * pairs - 2 * n * rows + 6 * whole)) /
      ((n - 1) * (n - 2) * (n - 3) * whole)
  const variance = second - expected * expected
  // Everybody next to everybody: I is the same however the values lie.
  if (!(variance > 1e-14 * second)) return { ...unknown(n, 'moran', assumption), value, expected }
  const z = (value - expected) / Math.sqrt(variance)
  return { value, expected, variance, z, p: 2 * normalSf(Math.abs(z)), n, method: 'moran', assumption }
}
