/**
 * The plain twin of spreadRound: of each row cells as far west as east are added and weighed, once for all rows as far away, and what comes of it is
 * added to those. weights[up * (reach + 1) + d] is that of a cell d columns and `up` rows away; a nought ends its row.
 */
export function spreadRoundPlainly(values: ArrayLike<number>, columns: number, rows: number, weights: Float64Array, reach: number): Float64Array {
  const out = new Float64Array(columns * rows), padded = new Float64Array(columns + 2 * reach), weighed = new Float64Array(columns)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) padded[reach + c] = values[r * columns + c] as number
    for (let up = 0; up <= reach; up++) {
      if (r - up < 0 && r + up >= rows) break
      weighed.fill(0)
      for (let d = 0; d <= reach; d++) {
        const w = weights[up * (reach + 1) + d] as number
        if (w === 0) break
        for (let c = 0; c < columns; c++) weighed[c]! += w * ((padded[reach + c - d] as number) + (d ? (padded[reach + c + d] as number) : 0))
      }
      for (const row of up ? [r - up, r + up] : [r]) {
        if (row < 0 || row >= rows) continue
        for (let c = 0; c < columns; c++) out[row * columns + c]! += weighed[c] as number
      }
    }
  }
  return out
}
