import { logGamma } from './log-gamma.ts'

/**
 * What Stirling's formula leaves out of log Gamma(x + 1): the small part that keeps its digits where the whole would lose them.
 * Not a probability; the part that every density of counts needs. Only for x > 0.
 * log Gamma(x + 1) - (x + 1/2) log x + x - log(2 pi) / 2.
 * Source: C. Loader 2000, "Fast and accurate computation of binomial probabilities"; the series is DLMF 5.11.1.
 * @example stirlingError(10) // 0.00833056343336287
 */
export function stirlingError(x: number): number {
  if (!(x > 0)) throw new RangeError(`Stirling's formula is asked of numbers above 0, not of ${x}.`)
  if (x < 10) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - 0.5 * Math.log(2 * Math.PI)
  const square = 1 / (x * x)
  return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156)))))) / x
}
