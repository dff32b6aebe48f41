/**
 * How far a count lies from what was expected, in the measure of its own likelihood: never negative, 0 where both agree.
 * Not a test by itself; the exponent of binomial and Poisson probabilities without the cancellation of large logarithms.
 * x log(x / expected) + expected - x. Where the two are near, the series of DLMF 4.6.4 in v = (x - expected) / (x + expected).
 * Source: C. Loader 2000, "Fast and accurate computation of binomial probabilities" (there called bd0).
 * @example deviancePart(12, 10) // 0.187858682…
 */
export function deviancePart(x: number, expected: number): number {
  if (!(typeof x === 'number' && x >= 0 && x < Infinity && expected >= 0 && expected < Infinity)) throw new RangeError(`A count and what is expected are 0 or more, not ${x} and ${expected}.`)
  if (x === 0) return expected
  const difference = x - expected
  if (Math.abs(difference) >= 0.1 * (x + expected)) return x * Math.log(x / expected) - difference
  const v = difference / (x + expected), square = v * v
  let sum = difference * v, power = 2 * x * v
  for (let j = 1; j < 1000; j++) {
    power *= square
    const next = sum + power / (2 * j + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}
