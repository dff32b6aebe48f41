/**
 * The complementary error function, the tail behind every normal and large-sample p-value.
 * Not for complex arguments. erfc(x) = 2/sqrt(pi) * integral from x to infinity of exp(-t^2).
 * Source: W. J. Cody 1969, "Rational Chebyshev approximations for the error function"; the coefficients are his, highest power first, written out
 * because a million p-values of a map go this way.
 * Reference values: by way of normalCdf against R's pnorm.
 */
export function erfc(x: number): number {
  if (typeof x !== 'number' || x !== x) throw new RangeError('erfc needs a number.')
  const size = Math.abs(x)
  if (size <= 0.46875) return 1 - x * near(x * x)
  const tail = size > 27.3 ? 0 : expOfMinusSquare(size) * beyond(size)
  return x < 0 ? 2 - tail : tail
}

/** exp(x^2) erfc(x) for x of 0 and more: what is left of a tail when its steep part is taken out. */
export function scaledErfc(x: number): number {
  if (!(x >= 0)) throw new RangeError(`scaledErfc needs a number of 0 or more, not ${x}.`)
  return x <= 0.46875 ? Math.exp(x * x) * (1 - x * near(x * x)) : beyond(x)
}

function beyond(size: number): number {
  if (size <= 4) return middle(size)
  const y = 1 / (size * size)
  return (oneOverRootPi - y * far(y)) / size
}

/** exp(-x^2) with x split at sixteenths, so that the square is exact where it is large. */
function expOfMinusSquare(x: number): number {
  const coarse = Math.trunc(x * 16) / 16
  return Math.exp(-coarse * coarse) * Math.exp(-(x - coarse) * (x + coarse))
}

const oneOverRootPi = 0.56418958354775628695

function near(x: number): number {
  const over = (((1.85777706184603153e-1 * x + 3.1611237438705656) * x + 1.13864154151050156e2) * x + 3.77485237685302021e2) * x +
    3.20937758913846947e3
  const under = (((1 * x + 2.36012909523441209e1) * x + 2.44024637934444173e2) * x + 1.28261652607737228e3) * x + 2.84423683343917062e3
  return over / under
}

function middle(x: number): number {
  const over = (((((((2.15311535474403846e-8 * x + 5.64188496988670089e-1) * x + 8.88314979438837594) * x + 6.61191906371416295e1) * x +
    2.98635138197400131e2) * x + 8.8195222124176909e2) * x + 1.71204761263407058e3) * x + 2.05107837782607147e3) * x +
    1.23033935479799725e3
  const under = (((((((1 * x + 1.57449261107098347e1) * x + 1.17693950891312499e2) * x + 5.37181101862009858e2) * x + 1.62138957456669019e3)
    * x + 3.29079923573345963e3) * x + 4.36261909014324716e3) * x + 3.43936767414372164e3) * x + 1.23033935480374942e3
  return over / under
}

function far(x: number): number {
  const over = ((((1.63153871373020978e-2 * x + 3.05326634961232344e-1) * x + 3.60344899949804439e-1) * x + 1.25781726111229246e-1) * x +
    1.60837851487422766e-2) * x + 6.58749161529837803e-4
  const under = ((((1 * x + 2.56852019228982242) * x + 1.87295284992346725) * x + 5.27905102951428412e-1) * x + 6.05183413124413191e-2) * x +
    2.33520497626869185e-3
  return over / under
}
