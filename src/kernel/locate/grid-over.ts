/** Squares of one side over a plane in metres: cell 0 in the south-west corner, then eastward, row by row to the north. */
export type Grid = { readonly west: number; readonly south: number; readonly cell: number; readonly columns: number; readonly rows: number }

/** More cells than this are a mistake in the cell's size, not a map. */
const mostCells = 2 ** 26

/**
 * The smallest grid of squares with corners at whole multiples of `cell` that holds all points as gridCounts counts them; the same place
 * lies in the same square whatever else is on the map, so that two months can be laid over each other. (On the very border of two squares
 * that is so where coordinates and `cell` are whole; of a side as 0.1 no multiple is exact, and rounding decides.)
 * Not for degrees, whose squares are no squares: project first. No point: one cell at the origin.
 */
export function gridOver(x: ArrayLike<number>, y: ArrayLike<number>, cell: number): Grid {
  if (!(cell > 0 && cell < Infinity)) throw new RangeError(`A cell's side is a length above 0, not ${cell}.`)
  if (x.length !== y.length) throw new RangeError(`There are ${x.length} eastings but ${y.length} northings.`)
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity
  for (let i = 0; i < x.length; i++) {
    const here = x[i] as number, up = y[i] as number
    if (!Number.isSafeInteger(Math.floor(here / cell)) || !Number.isSafeInteger(Math.floor(up / cell))) throw new RangeError(`Point ${i + 1} has no place at ${here}, ${up}.`)
    west = Math.min(west, here)
    east = Math.max(east, here)
    south = Math.min(south, up)
    north = Math.max(north, up)
  }
  if (west > east) return { west: 0, south: 0, cell, columns: 1, rows: 1 }
  const across = squaresOver(west, east, cell), up = squaresOver(south, north, cell)
  if (across.many * up.many > mostCells) throw new RangeError(`Cells of ${cell} would make ${across.many} x ${up.many} of them; choose larger ones.`)
  return { west: across.from, south: up.from, cell, columns: across.many, rows: up.many }
}

/** Where squares begin and how many there are: a first one that rounding put beyond the first point is one too late. */
function squaresOver(first: number, last: number, cell: number): { readonly from: number; readonly many: number } {
  const nearest = Math.floor(first / cell), from = (nearest * cell > first ? nearest - 1 : nearest) * cell
  return { from, many: Math.floor((last - from) / cell) + 1 }
}
