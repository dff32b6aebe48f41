/**
 * Gamma(x + 1/2) / Gamma(x), the constant of Student's t, without the cancellation of two large logarithms.
 * Only for x > 0. Source: Abramowitz & Stegun 6.1.47 (asymptotic series); x below 15 is walked up by x / (x + 1/2).
 * @example halfStepOfGamma(0.5) // 1 / sqrt(pi)
 */
export function halfStepOfGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`Half a step of gamma is asked of numbers above 0, not of ${x}.`)
  let at = x, factor = 1
  while (at < 15) {
    factor *= at / (at + 0.5)
    at += 1
  }
  const i = 1 / at, square = i * i
  const tail = 1 / 8 - square * (1 / 192 - square * (1 / 640 - square * (17 / 14336 - square * (31 / 18432 - (square * 691) / 180224))))
  return factor * Math.sqrt(at) * Math.exp(-i * tail)
}
