/**
 * The weighted least squares of `y` on `columns`, by orthogonal steps (modified Gram-Schmidt, done twice), so that no squared condition
 * number eats the digits. A column that the others already say is left out (its coefficient is 0).
 * Source: Å. Björck 1967; twice is enough: W. Kahan, in Parlett 1980, 6.9. Not a result by itself.
 */
export function leastSquares(columns: readonly Float64Array[], y: Float64Array, weights: Float64Array): { residuals: Float64Array; coefficients: number[] } {
  const rows = y.length, bases: { q: Float64Array; from: number; r: number[]; size: number }[] = []
  const root = weights.map(Math.sqrt), scaled = columns.map((c) => c.map((v, i) => v * (root[i] as number)))
  scaled.forEach((column, k) => {
    const q = column.slice(), before = length(q), r = new Array<number>(bases.length).fill(0)
    for (let twice = 0; twice < 2; twice++) bases.forEach((b, j) => { r[j]! += takeOut(q, b.q) })
    const size = length(q)
    if (size <= 1e-10 * before) return
    for (let i = 0; i < rows; i++) q[i]! /= size
    bases.push({ q, from: k, r, size })
  })
  const left = y.map((v, i) => v * (root[i] as number)), onto = new Array<number>(bases.length).fill(0)
  for (let twice = 0; twice < 2; twice++) bases.forEach(({ q }, j) => { onto[j]! += takeOut(left, q) })
  const coefficients = new Array<number>(columns.length).fill(0)
  for (let j = bases.length - 1; j >= 0; j--) {
    const { from, size } = bases[j]!
    let rest = onto[j]!
    for (let later = j + 1; later < bases.length; later++) rest -= bases[later]!.r[j]! * coefficients[bases[later]!.from]!
    coefficients[from] = rest / size
  }
  if (!coefficients.every(Number.isFinite)) throw new RangeError('Columns, answers and weights must be finite numbers, and weights 0 or more.')
  const residuals = left.map((v, i) => {
    if ((root[i] as number) > 0) return v / (root[i] as number)
    return columns.reduce((rest, c, k) => rest - (c[i] as number) * coefficients[k]!, y[i] as number)
  })
  return { residuals, coefficients }
}

function takeOut(v: Float64Array, q: Float64Array): number {
  let along = 0
  for (let i = 0; i < v.length; i++) along += (v[i] as number) * (q[i] as number)
  for (let i = 0; i < v.length; i++) v[i]! -= along * (q[i] as number)
  return along
}

function length(v: Float64Array): number {
  let squares = 0
  for (let i = 0; i < v.length; i++) squares += (v[i] as number) ** 2
  return Math.sqrt(squares)
}
