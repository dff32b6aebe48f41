/**
 * The logarithm of the gamma function, by which choices and orders of many things are counted without overflow.
 * Only for x > 0. Source: Abramowitz & Stegun 6.1.41 (Stirling's series); x below 15 is walked up by Gamma(x + 1) = x Gamma(x).
 * @example logGamma(5) // log 24
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`The logarithm of gamma is asked of numbers above 0, not of ${x}.`)
  if (x === Infinity) return Infinity
  let at = x, product = 1
  while (at < 15) {
    product *= at
    at += 1
  }
  const i = 1 / at, square = i * i
  const tail = i * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156))))))
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + tail - Math.log(product)
}
