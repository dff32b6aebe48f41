import type { Grid } from '../locate/grid-over.ts'
import { points } from './compiled/points.ts'
import { countPointsPlainly } from './plain/count-points.ts'
import { fastHere, inRoom } from './room.ts'

// Two columns of this many points fill a megabyte: most processors keep them at hand between being laid and being counted.
const atOnce = 65536

/** Points counted by cell: gridCounts without its checks. Equal to its plain twin in every count; quicker from some thousand points on. */
export function countPoints(x: ArrayLike<number>, y: ArrayLike<number>, grid: Grid): { counts: Uint32Array; outside: number } {
  const { west, south, cell, columns, rows } = grid, cells = columns * rows
  if (x.length < 2000 || !fastHere(points)) return countPointsPlainly(x, y, grid)
  return inRoom(points, 16 * atOnce + 4 * cells + 64, ({ deeds, memory, take }) => {
    const atX = take(8 * atOnce), atY = take(8 * atOnce), atCounts = take(4 * cells), xs = new Float64Array(memory, atX, atOnce), ys = new Float64Array(memory, atY, atOnce)
    const counts = new Uint32Array(memory, atCounts, cells).fill(0)
    let outside = 0
    for (let from = 0; from < x.length; from += atOnce) {
      const many = Math.min(atOnce, x.length - from)
      lay(x, from, many, xs)
      lay(y, from, many, ys)
      outside += deeds['countPoints']!(atX, atY, many, west, south, cell, columns, rows, atCounts)
    }
    return { counts: counts.slice(), outside }
  })
}

function lay(list: ArrayLike<number>, from: number, many: number, into: Float64Array): void {
  if (list instanceof Float64Array) return into.set(list.subarray(from, from + many))
  for (let i = 0; i < many; i++) into[i] = list[from + i] as number
}
