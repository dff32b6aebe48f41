/**
 * The plain twin of spreadByKnots: along each row to its knots, across the rows to those of the columns, and back the same way. A knot lies at
 * every second cell, and beyond the rim as far as weights reach. Those as far to one side as to the other are added before they are weighed.
 */
export function spreadByKnotsPlainly(values: ArrayLike<number>, columns: number, rows: number, to: Float64Array, from: Float64Array): Float64Array {
  const wide = knotsOf(columns, to), high = knotsOf(rows, to)
  const along = new Float64Array(wide * rows), knots = new Float64Array(wide * high), restored = new Float64Array(wide * rows), out = new Float64Array(columns * rows)
  for (let r = 0; r < rows; r++) toKnots(values, r * columns, 1, columns, to, along, r * wide)
  for (let m = 0; m < wide; m++) toKnots(along, m, wide, rows, to, knots, m)
  for (let m = 0; m < wide; m++) fromKnots(knots, m, wide, rows, from, restored, m)
  for (let r = 0; r < rows; r++) fromKnots(restored, r * wide, 1, columns, from, out, r * columns)
  return out
}

/** How many knots a line has that hear of one of its cells or are heard there. */
export function knotsOf(cells: number, weights: Float64Array): number {
  const reach = weights.length - 1
  return Math.floor((cells - 1 + reach) / 2) + reach / 2 + 1
}

function toKnots(values: ArrayLike<number>, at: number, step: number, cells: number, weights: Float64Array, into: Float64Array, first: number): void {
  const reach = weights.length - 1, many = knotsOf(cells, weights), value = (c: number) => (c < 0 || c >= cells ? 0 : (values[at + c * step] as number))
  for (let m = 0; m < many; m++) {
    const own = 2 * m - reach
    let sum = (weights[0] as number) * value(own)
    for (let d = 1; d <= reach; d++) sum += (weights[d] as number) * (value(own - d) + value(own + d))
    into[first + m * step] = sum
  }
}

function fromKnots(knots: Float64Array, at: number, step: number, cells: number, weights: Float64Array, into: Float64Array, first: number): void {
  const reach = weights.length - 1, knot = (cell: number) => knots[at + ((cell + reach) / 2) * step] as number
  for (let c = 0; c < cells; c++) {
    let sum = c % 2 ? 0 : (weights[0] as number) * knot(c)
    for (let d = c % 2 || 2; d <= reach; d += 2) sum += (weights[d] as number) * (knot(c - d) + knot(c + d))
    into[first + c * step] = sum
  }
}
