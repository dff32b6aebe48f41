/** One polynomial over another, coefficients highest power first: the form in which tables of special functions are published. */
export function ratioOfPolynomials(table: readonly [readonly number[], readonly number[]], x: number): number {
  let over = 0, under = 0
  for (const c of table[0]) over = over * x + c
  for (const c of table[1]) under = under * x + c
  const ratio = over / under
  if (ratio !== ratio) throw new RangeError(`The polynomials have no ratio at ${x}.`)
  return ratio
}
