import type { Grid } from '../locate/grid-over.ts'
import { points } from './compiled/points.ts'
import { lay } from './lay.ts'
import { countPointsPlainly } from './plain/count-points.ts'
import { fastHere, inRoom, type Room } from './room.ts'
import { roomBeside } from './shelf.ts'

// Two columns of this many points leave a near cache to the counts.
const atOnce = 8192

type Counted = { readonly counts: Uint32Array; readonly outside: number }

/** Points counted by cell: gridCounts without its checks. Equal to its plain twin in every count; points on a shelf are counted in place. */
export function countPoints(x: ArrayLike<number>, y: ArrayLike<number>, grid: Grid): Counted {
  const bytes = 5 * grid.columns * grid.rows + 160
  if (x.length < 2000 || !fastHere(points)) return countPointsPlainly(x, y, grid)
  const beside = roomBeside(points, [x, y], bytes)
  if (beside) return counting(beside, grid, (count) => count((x as Float64Array).byteOffset, (y as Float64Array).byteOffset, x.length))
  return inRoom(points, bytes + 16 * atOnce + 32, (room) => {
    const atX = room.take(8 * atOnce), atY = room.take(8 * atOnce), xs = new Float64Array(room.memory, atX, atOnce), ys = new Float64Array(room.memory, atY, atOnce)
    return counting(room, grid, (count) => {
      for (let from = 0; from < x.length; from += atOnce) {
        const many = Math.min(atOnce, x.length - from)
        lay(x, from, many, xs)
        lay(y, from, many, ys)
        count(atX, atY, many)
      }
    })
  })
}

function counting({ deeds, memory, take }: Room, { west, south, cell, columns, rows }: Grid, work: (count: (atX: number, atY: number, many: number) => void) => void): Counted {
  const cells = columns * rows, atCounts = take(cells + 16), atOver = take(4 * cells + 64), over = new Uint32Array(memory, atOver, cells).fill(0)
  new Uint8Array(memory, atCounts, cells).fill(0)
  let outside = 0
  work((atX, atY, many) => {
    outside += deeds['countPoints']!(atX, atY, many, west, south, cell, columns, rows, atCounts, atOver)
  })
  deeds['together']!(atCounts, atOver, cells)
  return { counts: over.slice(), outside }
}
