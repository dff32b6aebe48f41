/**
 * The continued fraction of the incomplete beta: I_x(a, b) = x^a (1 - x)^b / (a B(a, b)) times this.
 * Only where x < (a + 1) / (a + b + 2), where it ends after some times the root of the greater of a and b; beyond, ask for 1 - x with a and b changed over.
 * Source: DLMF 8.17.22, by Lentz's method.
 */
export function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300
  let c = 1, d = 1 / notZero(1 - ((a + b) * x) / (a + 1)), value = d
  for (let m = 1; m < 10000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / notZero(1 + even * d)
    c = notZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / notZero(1 + odd * d)
    c = notZero(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return value
  function notZero(v: number) { return Math.abs(v) < tiny ? tiny : v }
}
