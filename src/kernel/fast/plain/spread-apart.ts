/**
 * The plain twin of spreadApart: along the rows and then across them, cells as far to one side as to the other added before they are weighed.
 * `across` and `up` hold the weight of the cell itself and of those 1, 2, … cells away.
 */
export function spreadApartPlainly(values: ArrayLike<number>, columns: number, rows: number, across: Float64Array, up: Float64Array): Float64Array {
  const reach = across.length - 1, along = new Float64Array(columns * rows), out = new Float64Array(columns * rows), padded = new Float64Array(columns + 2 * reach)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) padded[reach + c] = values[r * columns + c] as number
    for (let c = 0; c < columns; c++) {
      let sum = (across[0] as number) * (padded[reach + c] as number)
      for (let d = 1; d <= reach; d++) sum += (across[d] as number) * ((padded[reach + c - d] as number) + (padded[reach + c + d] as number))
      along[r * columns + c] = sum
    }
  }
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) out[r * columns + c] = (up[0] as number) * (along[r * columns + c] as number)
    for (let d = 1; d <= reach; d++) {
      const w = up[d] as number, below = r - d, above = r + d
      if (below < 0 && above >= rows) break
      for (let c = 0; c < columns; c++) {
        out[r * columns + c]! += w * ((below < 0 ? 0 : (along[below * columns + c] as number)) + (above >= rows ? 0 : (along[above * columns + c] as number)))
      }
    }
  }
  return out
}
