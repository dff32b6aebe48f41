import type { Grid } from '../../locate/grid-over.ts'

/** The plain twin of countPoints. */
export function countPointsPlainly(x: ArrayLike<number>, y: ArrayLike<number>, { west, south, cell, columns, rows }: Grid): { counts: Uint32Array; outside: number } {
  const counts = new Uint32Array(columns * rows)
  let outside = 0
  for (let i = 0; i < x.length; i++) {
    const column = Math.floor(((x[i] as number) - west) / cell), row = Math.floor(((y[i] as number) - south) / cell)
    if (column >= 0 && column < columns && row >= 0 && row < rows) counts[row * columns + column]! += 1
    else outside++
  }
  return { counts, outside }
}
