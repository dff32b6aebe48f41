/**
 * Each value of a grid spread over the cells around it by a kernel of cell distances, Gaussian by rows and then columns (its square is the
 * product of two lines), any other directly with the four mirrored quarters added before they are weighed. Beyond the rim is nothing.
 */
export function convolve(values: ArrayLike<number>, columns: number, rows: number, height: (d2: number) => number, reach: number, apart: boolean): Float64Array {
  return apart ? separable(values, columns, rows, height, reach) : folded(values, columns, rows, height, reach)
}

function separable(values: ArrayLike<number>, columns: number, rows: number, height: (d2: number) => number, reach: number): Float64Array {
  const line = Float64Array.from({ length: reach + 1 }, (_, d) => height(d * d)), middle = line[0] as number
  const across = new Float64Array(columns * rows), out = new Float64Array(columns * rows)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const value = values[r * columns + c] as number
      if (value === 0) continue
      for (let d = -Math.min(reach, c), end = Math.min(reach, columns - 1 - c); d <= end; d++) across[r * columns + c + d]! += value * (line[Math.abs(d)] as number)
    }
  }
  for (let r = 0; r < rows; r++) {
    for (let d = -Math.min(reach, r), end = Math.min(reach, rows - 1 - r); d <= end; d++) {
      const w = (line[Math.abs(d)] as number) / middle, from = (r + d) * columns
      for (let c = 0; c < columns; c++) out[r * columns + c]! += w * (across[from + c] as number)
    }
  }
  return out
}

function folded(values: ArrayLike<number>, columns: number, rows: number, height: (d2: number) => number, reach: number): Float64Array {
  const wide = columns + 2 * reach, out = new Float64Array(columns * rows), two = new Float64Array(wide)
  for (let r = 0; r < rows; r++) {
    for (let up = 0; up <= Math.min(reach, rows - 1); up++) {
      two.fill(0)
      for (const row of up ? [r - up, r + up] : [r]) {
        if (row < 0 || row >= rows) continue
        for (let c = 0; c < columns; c++) two[c + reach]! += values[row * columns + c] as number
      }
      for (let d = 0; d <= reach; d++) {
        const w = height(d * d + up * up)
        if (w === 0) break
        for (let c = 0; c < columns; c++) out[r * columns + c]! += w * ((two[c + reach - d] as number) + (d ? (two[c + reach + d] as number) : 0))
      }
    }
  }
  return out
}
