import type { Neighbours } from './neighbours.ts'
import { pointHash, type PointHash } from './point-hash.ts'

/**
 * Neighbours are the k nearest, nearest first, each counting 1; of two equally far the one with the smaller number comes first.
 * Not symmetric: the nearest of a lonely farm may have nearer ones itself. With k or fewer others, all of them.
 * Source: search in growing rings of squares. Reference values: comparing everybody with everybody.
 */
export function nearestNeighbours(x: ArrayLike<number>, y: ArrayLike<number>, k: number): Neighbours {
  if (!(Number.isInteger(k) && k >= 0)) throw new RangeError(`A number of neighbours is whole and 0 or more, not ${k}.`)
  const n = x.length, each = Math.min(k, Math.max(0, n - 1))
  const hash = pointHash(x, y, 0), best = new Int32Array(each), far = new Float64Array(each)
  const near = new Int32Array(n * each)
  for (let i = 0; each > 0 && i < n; i++) {
    far.fill(Infinity)
    best.fill(n)
    search(i, x, y, hash, best, far)
    near.set(best, i * each)
  }
  return { n, start: Int32Array.from({ length: n + 1 }, (_, i) => i * each), near, weight: new Float64Array(near.length).fill(1) }
}

function search(i: number, x: ArrayLike<number>, y: ArrayLike<number>, hash: PointHash, best: Int32Array, far: Float64Array) {
  const { side, columns, rows, start, order, columnOf, rowOf } = hash, px = x[i] as number, py = y[i] as number
  const column = columnOf(px), row = rowOf(py), last = far.length - 1
  for (let ring = 0; ring <= Math.max(columns, rows); ring++) {
    // Whoever was not seen before this ring is at least ring - 1 squares away (and a hair, for rounding); equally far ones are still looked at,
    // for their number.
    if ((far[last] as number) < (ring - 1) * side * (1 - 1e-6)) return
    for (let r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
      const step = Math.abs(r - row) === ring ? 1 : 2 * ring
      for (let c = column - ring; c <= column + ring; c += step) {
        if (c < 0 || c >= columns) continue
        for (let s = start[r * columns + c] as number, end = start[r * columns + c + 1] as number; s < end; s++) {
          const j = order[s] as number, dx = (x[j] as number) - px, dy = (y[j] as number) - py
          if (j !== i) insert(j, Math.sqrt(dx * dx + dy * dy), best, far)
        }
      }
    }
  }
}

function insert(j: number, d: number, best: Int32Array, far: Float64Array) {
  let k = far.length
  while (k > 0 && (d < (far[k - 1] as number) || (d === far[k - 1] && j < (best[k - 1] as number)))) k--
  if (k === far.length) return
  far.copyWithin(k + 1, k)
  best.copyWithin(k + 1, k)
  far[k] = d
  best[k] = j
}
