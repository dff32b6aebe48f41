import { deviations } from '../deviations.ts'
import type { Neighbours } from '../neighbours.ts'
import { localKind, type LocalKind } from './local-kind.ts'
import { spotsOf, type Spots } from './spots.ts'

/**
 * Where alike values lie together and where a place differs from its surroundings (local Moran's I): a high one among low ones, or the reverse.
 * Each place is held against its own value among the others dealt out anew (conditional randomisation); `z` above 0 alike, below 0 unlike.
 * Not with neighbours that include oneself; with few neighbours the normal p is rough: localMoranByPermutation.
 * I_i = d_i / m2 * sum of w_ij d_j, m2 the mean square; E = -d_i^2 W / ((n-1) m2);
 * variance = (d_i/m2)^2 n/(n-2) (W2 - W^2/(n-1)) (m2 - d_i^2/(n-1)).
 * Source: Anselin 1995; Sokal, Oden & Thomson 1998. Reference values: R's spdep::localmoran (conditional, two-sided) on Columbus.
 */
export function localMoran(values: ArrayLike<number>, neighbours: Neighbours): LocalMoran {
  const { n, start, near, weight } = neighbours
  if (values.length !== n) throw new RangeError(`There are ${n} places but ${values.length} values.`)
  const { off, squares } = deviations(values), m2 = squares / n
  const value = new Float64Array(n), expected = new Float64Array(n), variance = new Float64Array(n), z = new Float64Array(n), kinds: LocalKind[] = []
  for (let i = 0; i < n; i++) {
    const d = off[i] as number
    let lag = 0, w = 0, w2 = 0
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      const one = weight[k] as number
      if (near[k] === i) throw new RangeError(`Unit ${i} is its own neighbour; the local Moran is without oneself.`)
      lag += one * (off[near[k] as number] as number)
      w += one
      w2 += one * one
    }
    kinds.push(w > 0 ? localKind(d, lag) : 'none')
    if (squares > 0) {
      value[i] = (d / m2) * lag
      expected[i] = -(d * d * w) / ((n - 1) * m2)
      variance[i] = n > 2 ? (d / m2) ** 2 * (n / (n - 2)) * (w2 - (w * w) / (n - 1)) * (m2 - (d * d) / (n - 1)) : 0
    }
    const room = (d / m2) ** 2 * w2 * m2
    z[i] = (variance[i] as number) > 1e-12 * room ? ((value[i] as number) - (expected[i] as number)) / Math.sqrt(variance[i] as number) : NaN
  }
  return { ...spotsOf(z, 'local-moran'), value, expected, variance, kinds }
}

export type LocalMoran = Spots & {
  readonly value: Float64Array
  readonly expected: Float64Array
  readonly variance: Float64Array
  readonly kinds: readonly LocalKind[]
}
