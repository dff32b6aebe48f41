/** How many cells of the grid a disc around each cell of one row holds. */
export function nearOfRow(row: number, columns: number, rows: number, halves: Int32Array): Int32Array {
  const reach = (halves.length - 1) / 2, near = new Int32Array(columns)
  for (let step = Math.max(-reach, -row); step <= Math.min(reach, rows - 1 - row); step++) {
    const half = halves[step + reach] as number
    for (let c = 0; c < columns; c++) near[c]! += Math.min(columns - 1, c + half) - Math.max(0, c - half) + 1
  }
  return near
}
