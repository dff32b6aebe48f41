import { normalSf } from '../../distributions/normal-sf.ts'
import { deviations } from '../deviations.ts'
import type { Neighbours } from '../neighbours.ts'
import { unknown, type Assumption, type Autocorrelation } from './autocorrelation.ts'
import { gearyValue } from './geary-value.ts'
import { weightSums } from './weight-sums.ts'

/**
 * Whether neighbours differ less than any two places do (Geary's C): 1 by chance, towards 0 alike, above 1 unlike. More sensitive than Moran's I
 * to steps between next-door places. `z` is turned so that above 0 means alike, as with Moran. Not for counts over unequal populations.
 * C as in gearyValue. Randomisation: ((n-1)S1(n^2-3n+3-(n-1)b2) - (n-1)S2(n^2+3n-6-(n^2-n+2)b2)/4 + S0^2(n^2-3-(n-1)^2 b2)) / (n(n-2)(n-3)S0^2);
 * normality: ((2 S1 + S2)(n-1) - 4 S0^2) / (2(n+1)S0^2).
 * Source: Cliff & Ord 1981, 2.3. Reference values: R's spdep::geary.test on Columbus.
 */
export function globalGeary(values: ArrayLike<number>, neighbours: Neighbours, assumption: Assumption = 'randomisation'): Autocorrelation {
  const value = gearyValue(values, neighbours), { n } = neighbours
  if (value === null || n < 4) return unknown(n, 'geary', assumption)
  const { squares, fourths } = deviations(values), { all, pairs, rows } = weightSums(neighbours)
  const b2 = (n * fourths) / (squares * squares), less = n - 1, whole = all * all
  const variance = assumption === 'normality'
    ? ((2 * pairs + rows) * less - 4 * whole) / (2 * (n + 1) * whole)
    : (less * pairs * (n * n - 3 * n + 3 - less * b2) - (less * rows * (n * n + 3 * n - 6 - (n * n - n + 2) * b2)) / 4 +
      whole * (n * n - 3 - less * less * b2)) / (n * (n - 2) * (n - 3) * whole)
  if (!(variance > 1e-13)) return { ...unknown(n, 'geary', assumption), value, expected: 1 }
  const z = (1 - value) / Math.sqrt(variance)
  return { value, expected: 1, variance, z, p: 2 * normalSf(Math.abs(z)), n, method: 'geary', assumption }
}
