/** How one incident is spread over its surroundings; both integrate to 1 over the plane. */
export type KernelName = 'gaussian' | 'quartic'

/**
 * The hill that stands over each incident: its height at a squared distance, how far it reaches, and how steep and bent it gets, for error bounds.
 * Gaussian exp(-d^2 / 2h^2) / 2 pi h^2, h its standard deviation; quartic 3 / (pi h^2) (1 - d^2/h^2)^2 within h. A quartic of radius 2.5 h or so
 * looks like a Gaussian of h. Source: Silverman 1986, 4.2.
 */
export function densityKernel(name: KernelName, bandwidth: number): DensityKernel {
  if (!(bandwidth > 0 && bandwidth < Infinity)) throw new RangeError(`A bandwidth is a length above 0, not ${bandwidth}.`)
  const square = bandwidth * bandwidth
  if (name === 'quartic') {
    const peak = 3 / (Math.PI * square)
    const height = (d2: number) => (d2 < square ? peak * (1 - d2 / square) ** 2 : 0)
    return { height, reach: bandwidth, peak, steepest: (8 / 27 ** 0.5) / bandwidth, laplacian: 8 / square, bend: 16 / square }
  }
  const peak = 1 / (2 * Math.PI * square)
  const height = (d2: number) => peak * Math.exp(-d2 / (2 * square))
  // Beyond 39 standard deviations the height is below the smallest number there is.
  return { height, reach: 39 * bandwidth, peak, steepest: Math.exp(-0.5) / bandwidth, laplacian: 2 / square, bend: 2 / square }
}

export type DensityKernel = {
  readonly height: (squaredDistance: number) => number
  readonly reach: number
  readonly peak: number
  /** As shares of the peak: the greatest slope, the Laplacian at the top, and a bound of |K_xx| + |K_yy|. */
  readonly steepest: number
  readonly laplacian: number
  readonly bend: number
}
