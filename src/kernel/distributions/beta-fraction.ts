/**
 * The continued fraction of the incomplete beta: I_x(a, b) = x^a y^b / (a B(a, b)) times this, with y = 1 - x.
 * Only where x (b + 1) <= y (a + 1), where it ends after some times the root of the greater of a and b; beyond, change x with y and a with
 * b.
 * The even part of DLMF 8.17.22, whose terms take a - (a + b) x from y and so keep their digits for x near 1.
 * Source: DiDonato & Morris 1992, "Algorithm 708", bfrac.
 */
export function betaFraction(a: number, b: number, x: number, y: number): number {
  if (!(a > 0 && b > 0 && a < Infinity && b < Infinity && x >= 0 && y >= 0 && x <= 1 && y <= 1)) throw new RangeError(`The fraction needs a and b above 0 and x and y between 0 and 1, not ${a}, ${b}, ${x} and ${y}.`)
  const lambda = x <= y ? a - (a + b) * x : (a + b) * y - b
  const c = 1 + lambda, c0 = b / a, c1 = 1 + 1 / a
  let p = 1, s = a + 1, an = 0, bn = 1, over = 1, under = c / c1, ratio = c1 / c
  for (let n = 1; n < 1e6; n++) {
    const t = n / a, w = n * (b - n) * x, e = a / s
    const alpha = p * (p + c0) * e * e * (w * x), beta = n + w / s + ((t + 1) / (c1 + t + t)) * (c + n * (y + 1))
    p = t + 1
    s += 2
    const nextOver = alpha * an + beta * over, nextUnder = alpha * bn + beta * under
    const next = nextOver / nextUnder
    an = over / nextUnder
    bn = under / nextUnder
    over = next
    under = 1
    const step = Math.abs(next - ratio)
    ratio = next
    if (step <= 1e-16 * next) break
  }
  return a * ratio
}
