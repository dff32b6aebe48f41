import { pointHash } from './point-hash.ts'

/**
 * Every pair of points that lie at most `distance` apart, once each, with how far apart they are; a distance exactly reached counts.
 * Cost grows with the pairs found, so not with a distance as large as the map: 100,000 points all near each other are 5,000,000,000 pairs.
 * Two points at one place are a pair at distance 0.
 */
export function pairsWithin(x: ArrayLike<number>, y: ArrayLike<number>, distance: number): Pairs {
  const { columns, rows, start, order } = pointHash(x, y, distance)
  // Sorted by square, so that neighbours in the plane are neighbours in memory.
  const sx = Float64Array.from(order, (i) => x[i] as number), sy = Float64Array.from(order, (i) => y[i] as number)
  let from = new Int32Array(1024), to = new Int32Array(1024), apart = new Float64Array(1024), count = 0
  const scan = (i: number, first: number, end: number) => {
    const hereX = sx[i] as number, hereY = sy[i] as number
    for (let j = first; j < end; j++) {
      const dx = (sx[j] as number) - hereX, dy = (sy[j] as number) - hereY, d = Math.sqrt(dx * dx + dy * dy)
      if (d > distance) continue
      if (count === from.length) [from, to, apart] = [grown(from), grown(to), grown(apart)]
      from[count] = order[i] as number
      to[count] = order[j] as number
      apart[count++] = d
    }
  }
  for (let s = 0; s < columns * rows; s++) {
    const column = s % columns, last = column + 1 < columns, below = s + columns
    for (let i = start[s] as number, end = start[s + 1] as number; i < end; i++) {
      scan(i, i + 1, start[s + (last ? 2 : 1)] as number)
      if (below < columns * rows) scan(i, start[below - (column > 0 ? 1 : 0)] as number, start[below + (last ? 2 : 1)] as number)
    }
  }
  return { from: from.subarray(0, count), to: to.subarray(0, count), apart: apart.subarray(0, count) }
}

function grown<T extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(list: T): T {
  const larger = new (list.constructor as new (length: number) => T)(list.length * 2)
  larger.set(list as never)
  return larger
}

/** Pair k is of the points from[k] and to[k], apart[k] from each other. */
export type Pairs = { readonly from: Int32Array; readonly to: Int32Array; readonly apart: Float64Array }
