import { cellsOf } from '../locate/cells-of.ts'
import type { Grid } from '../locate/grid-over.ts'
import { points } from './compiled/points.ts'
import { lay } from './lay.ts'
import { countPointsPlainly } from './plain/count-points.ts'
import { fastHere, inRoom, type Room } from './room.ts'
import { roomBeside } from './shelf.ts'

// Two columns of this many points leave a near cache to the counts.
const atOnce = 8192
// The kernel puts down the cells of so many points before it counts them.
const listed = 1024

type Counted = { readonly counts: Uint32Array; readonly outside: number }

/** Points counted by cell: gridCounts without its checks. Equal to its plain twin in every count; points on a shelf are counted in place. */
export function countPoints(x: ArrayLike<number>, y: ArrayLike<number>, grid: Grid): Counted {
  cellsOf(grid.columns, grid.rows)
  // A byte is full at most once in 256 points.
  const full = 1 + Math.ceil(x.length / 256), bytes = grid.columns * grid.rows + 4 * (full + listed) + 48
  if (x.length < 2000 || !fastHere(points)) return countPointsPlainly(x, y, grid)
  const beside = roomBeside(points, [x, y], bytes)
  if (beside) return counting(beside, grid, full, (count) => count((x as Float64Array).byteOffset, (y as Float64Array).byteOffset, x.length))
  return inRoom(points, bytes + 16 * atOnce + 32, (room) => {
    const atX = room.take(8 * atOnce), atY = room.take(8 * atOnce), xs = new Float64Array(room.memory, atX, atOnce), ys = new Float64Array(room.memory, atY, atOnce)
    return counting(room, grid, full, (count) => {
      for (let from = 0; from < x.length; from += atOnce) {
        const many = Math.min(atOnce, x.length - from)
        lay(x, from, many, xs)
        lay(y, from, many, ys)
        count(atX, atY, many)
      }
    })
  })
}

type Count = (atX: number, atY: number, many: number) => void

function counting({ deeds, memory, take }: Room, { west, south, cell, columns, rows }: Grid, full: number, work: (count: Count) => void): Counted {
  const cells = columns * rows, atCounts = take(cells), atOver = take(4 * full), atList = take(4 * listed), bytes = new Uint8Array(memory, atCounts, cells).fill(0), over = new Uint32Array(memory, atOver, full)
  over[0] = 0
  let outside = 0
  work((atX, atY, many) => {
    outside += deeds['countPoints']!(atX, atY, many, west, south, cell, columns, rows, atCounts, atOver, atList)
  })
  const counts = new Uint32Array(bytes)
  for (let k = 1, last = over[0]; k <= last; k++) counts[over[k] as number]! += 256
  return { counts, outside }
}
