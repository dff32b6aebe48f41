/**
 * The plain twin of spreadRound: rows as far below as above are added, then cells as far west as east, and a quarter of the hill's weights
 * is enough. weights[up * (reach + 1) + d] is that of a cell d columns and `up` rows away; a nought ends its row.
 */
export function spreadRoundPlainly(values: ArrayLike<number>, columns: number, rows: number, weights: Float64Array, reach: number): Float64Array {
  const out = new Float64Array(columns * rows), two = new Float64Array(columns + 2 * reach)
  for (let r = 0; r < rows; r++) {
    for (let up = 0; up <= Math.min(reach, rows - 1); up++) {
      two.fill(0)
      for (const row of up ? [r - up, r + up] : [r]) {
        if (row < 0 || row >= rows) continue
        for (let c = 0; c < columns; c++) two[c + reach]! += values[row * columns + c] as number
      }
      for (let d = 0; d <= reach; d++) {
        const w = weights[up * (reach + 1) + d] as number
        if (w === 0) break
        for (let c = 0; c < columns; c++) out[r * columns + c]! += w * ((two[c + reach - d] as number) + (d ? (two[c + reach + d] as number) : 0))
      }
    }
  }
  return out
}
