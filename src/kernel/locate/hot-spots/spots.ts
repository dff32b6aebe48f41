import { normalSf } from '../../distributions/normal-sf.ts'
import { qValues } from '../q-values.ts'

/**
 * A map of how far each place stands out. `z` above 0 hot, below 0 cold; `p` two-sided; `q` is p raised for how many places were looked at
 * (false discovery rate). Where nothing can be said (an island, all values alike) `tested` is 0, z 0 and p and q 1.
 */
export type Spots = {
  readonly z: Float64Array
  readonly p: Float64Array
  readonly q: Float64Array
  readonly tested: Uint8Array
  /** How many places were tested. */
  readonly n: number
  readonly method: 'getis-ord' | 'getis-ord-star' | 'local-moran'
}

/** Two-sided p and q for a map of z; NaN marks a place of which nothing can be said. */
export function spotsOf(z: Float64Array, method: Spots['method']): Spots {
  const tested = Uint8Array.from(z, (one) => (one === one ? 1 : 0))
  const p = z.map((one) => (one === one ? 2 * normalSf(Math.abs(one)) : 1))
  const n = tested.reduce((sum, one) => sum + one, 0)
  return { z: z.map((one) => (one === one ? one : 0)), p, q: qValues(p, tested), tested, n, method }
}
