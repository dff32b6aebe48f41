/**
 * Places over periods: what was counted (or measured) in each, which are treated and when it was after. `unit` and `period` are any whole
 * numbers; `treated` (the place) and `post` (the period) are 0 or 1; `exposure` is what is counted over.
 */
export type Panel = {
  readonly outcome: ArrayLike<number>
  readonly unit: ArrayLike<number>
  readonly period: ArrayLike<number>
  readonly treated: ArrayLike<number>
  readonly post: ArrayLike<number>
  readonly exposure?: ArrayLike<number>
}

/**
 * The columns of a difference in differences: a constant, one for each place but the first, one for each period but the first, and last the
 * treated places after. Not a result; differenceOfCounts and differenceOfMeans fit them.
 */
export function effectColumns(panel: Panel) {
  const n = panel.outcome.length
  for (const list of [panel.unit, panel.period, panel.treated, panel.post]) {
    if (list.length !== n) throw new RangeError('Every row has a place, a period, whether it is treated and whether it is after.')
  }
  const units = numbered(panel.unit), periods = numbered(panel.period)
  const treatedAfter = Float64Array.from({ length: n }, (_, i) => panel.treated[i]! * panel.post[i]!)
  const corner = (side: number, post: number) => treatedAfter.some((_, i) => panel.treated[i] === side && panel.post[i] === post)
  if (!(corner(0, 0) && corner(0, 1) && corner(1, 0) && corner(1, 1))) throw new RangeError('Treated and other places are needed, each before and after.')
  const columns = [new Float64Array(n).fill(1)]
  for (const { codes, size } of [units, periods]) for (let one = 1; one < size; one++) columns.push(Float64Array.from(codes, (code) => Number(code === one)))
  columns.push(treatedAfter)
  return { columns, units: units.codes, places: units.size, periods: periods.size }
}

function numbered(list: ArrayLike<number>) {
  const known = new Map<number, number>()
  const codes = Int32Array.from(list, (name) => {
    if (!known.has(name)) known.set(name, known.size)
    return known.get(name)!
  })
  return { codes, size: known.size }
}
