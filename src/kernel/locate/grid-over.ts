/** Squares of one side over a plane in metres: cell 0 in the south-west corner, then eastward, row by row to the north. */
export type Grid = { readonly west: number; readonly south: number; readonly cell: number; readonly columns: number; readonly rows: number }

/** More cells than this are a mistake in the cell's size, not a map. */
const mostCells = 2 ** 26

/**
 * The smallest grid of squares with corners at whole multiples of `cell` that holds all points; the same place lies in the same square
 * whatever else is on the map, so that two months can be laid over each other.
 * Not for degrees, whose squares are no squares: project first. No point: one cell at the origin.
 */
export function gridOver(x: ArrayLike<number>, y: ArrayLike<number>, cell: number): Grid {
  if (!(cell > 0 && cell < Infinity)) throw new RangeError(`A cell's side is a length above 0, not ${cell}.`)
  if (x.length !== y.length) throw new RangeError(`There are ${x.length} eastings but ${y.length} northings.`)
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity
  for (let i = 0; i < x.length; i++) {
    const here = Math.floor((x[i] as number) / cell), up = Math.floor((y[i] as number) / cell)
    if (!Number.isSafeInteger(here) || !Number.isSafeInteger(up)) throw new RangeError(`Point ${i + 1} has no place at ${x[i]}, ${y[i]}.`)
    west = Math.min(west, here)
    east = Math.max(east, here)
    south = Math.min(south, up)
    north = Math.max(north, up)
  }
  if (west > east) return { west: 0, south: 0, cell, columns: 1, rows: 1 }
  const columns = east - west + 1, rows = north - south + 1
  if (columns * rows > mostCells) throw new RangeError(`Cells of ${cell} would make ${columns} x ${rows} of them; choose larger ones.`)
  return { west: west * cell, south: south * cell, cell, columns, rows }
}
