/**
 * The sum of a grid's values in a disc around each cell: all cells whose centres are at most `band` cells away, the cell itself included.
 * Beyond the rim there is nothing. Row by row by prefix sums, so that a disc of radius R costs 2R + 1 subtractions; exact for whole numbers.
 * Not for weights that fall off with distance: gridDensity.
 */
export function discSums(values: ArrayLike<number>, columns: number, rows: number, band: number): Float64Array {
  if (values.length !== columns * rows) throw new RangeError(`${columns} x ${rows} cells need ${columns * rows} values, not ${values.length}.`)
  if (!(band >= 0 && band < Infinity)) throw new RangeError(`A distance is 0 or more, not ${band}.`)
  const wide = columns + 1, before = new Float64Array(wide * rows), sums = new Float64Array(columns * rows)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) before[r * wide + c + 1] = (before[r * wide + c] as number) + (values[r * columns + c] as number)
  }
  // 0.3 / 0.1 is a hair below 3: a band given in cells may be short by a billionth.
  const far = band + 1e-9, reach = Math.min(Math.floor(far), rows - 1)
  for (let step = -reach; step <= reach; step++) {
    const half = Math.min(Math.floor(Math.sqrt(far * far - step * step)), columns)
    for (let r = Math.max(0, -step), end = Math.min(rows, rows - step); r < end; r++) {
      const from = (r + step) * wide, to = r * columns
      for (let c = 0; c < columns; c++) {
        const right = Math.min(columns, c + half + 1), left = Math.max(0, c - half)
        sums[to + c]! += (before[from + right] as number) - (before[from + left] as number)
      }
    }
  }
  return sums
}
