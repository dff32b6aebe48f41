/** The plain twin of sumDiscs, for values of any kind: row by row by sums from the west, so that a disc of radius R costs 2R + 1 subtractions. */
export function sumDiscsPlainly(values: ArrayLike<number>, columns: number, rows: number, halves: Int32Array): Float64Array {
  const wide = columns + 1, before = new Float64Array(wide * rows), sums = new Float64Array(columns * rows), reach = (halves.length - 1) / 2
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) before[r * wide + c + 1] = (before[r * wide + c] as number) + (values[r * columns + c] as number)
  }
  for (let step = -reach; step <= reach; step++) {
    const half = halves[step + reach] as number
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
