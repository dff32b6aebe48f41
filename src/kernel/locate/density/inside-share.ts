import { normalCdf } from '../../distributions/normal-cdf.ts'
import { normalSf } from '../../distributions/normal-sf.ts'

/**
 * How much of the Gaussian hill over each place lies inside a rectangle of land: what is seen of it. Density divided by this does not sink
 * towards the border (uniform correction), and incidents weighted by 1 / share keep their number (Diggle's).
 * Not for land that is no rectangle: gridDensity with `exists`. Product over both axes of Phi((to - x) / h) - Phi((from - x) / h).
 */
export function insideShare(x: ArrayLike<number>, y: ArrayLike<number>, land: Rectangle, bandwidth: number): Float64Array {
  if (!(bandwidth > 0 && bandwidth < Infinity)) throw new RangeError(`A bandwidth is a length above 0, not ${bandwidth}.`)
  const { west, south, east, north } = land
  if (!(east > west && north > south)) throw new RangeError('The land must reach from west to east and from south to north.')
  return Float64Array.from({ length: x.length }, (_, i) => {
    return between((west - (x[i] as number)) / bandwidth, (east - (x[i] as number)) / bandwidth) * between((south - (y[i] as number)) / bandwidth, (north - (y[i] as number)) / bandwidth)
  })
}

type Rectangle = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

/** Of two tails the one that keeps its digits is used. */
function between(low: number, high: number): number {
  return low > 0 ? normalSf(low) - normalSf(high) : normalCdf(high) - normalCdf(low)
}
