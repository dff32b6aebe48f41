import type { Grid } from '#kernel/locate/grid-over.ts'
import type { Plane } from './plane.ts'

/** The middle of a cell, and for programs also its degrees and its place in the grid. */
export function middleOf(i: number, { west, south, cell, columns }: Grid, toDegrees: Plane['toDegrees'], whole: boolean): Record<string, number | null> {
  const x = west + ((i % columns) + 0.5) * cell, y = south + (Math.floor(i / columns) + 0.5) * cell
  if (!whole) return { x, y }
  const [lon, lat] = toDegrees?.(x, y) ?? [null, null]
  return { x, y, lon, lat, column: i % columns, row: Math.floor(i / columns) }
}
