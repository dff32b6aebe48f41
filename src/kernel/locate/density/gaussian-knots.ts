import { wholeNumber } from '../../whole-number.ts'

// Of a hill: what is lost at a bandwidth of five cells, a fifth of what sums of points are held to.
const alike = 2e-13

/**
 * A Gaussian hill as two narrower ones of half its variance each: from cells to knots at every second cell, from knots to cells (spreadByKnots).
 * The hill between two cells is then a sum over the knots around the middle between them, of a hill of a quarter of the variance. Null where knots are
 * too far apart for that (the sum is another for cells that lie at a knot and for their neighbours: a bandwidth below five cells), and for a hill cut
 * where it still stands high. `height` is that of the hill at a squared distance in cells, `reach` where it is cut: two hills cut alike lose less than one.
 * Source: samples of a Gaussian of deviation s, h apart, sum to its integral but for 2 exp(-2 (pi s / h)^2) of it (Poisson's formula).
 */
export function gaussianKnots(height: (d2: number) => number, reach: number): { readonly to: Float64Array; readonly from: Float64Array } | null {
  wholeNumber(reach, 'The reach of a hill', 2 ** 24)
  const peak = height(0), far = 2 * Math.ceil(reach / Math.SQRT2 / 2), to = Float64Array.from({ length: far + 1 }, (_, d) => height(2 * d * d) / peak)
  let at = 1, between = 0
  for (let d = 1; d <= far; d++) {
    const both = 2 * (to[d] as number) ** 2
    if (d % 2) between += both
    else at += both
  }
  if (Math.abs(at - between) > alike * at) return null
  return { to, from: to.map((weight) => (weight * Math.sqrt(peak) * 2) / (at + between)) }
}
