import { bandOf, type Ends } from '../../locate/near-repeats/bands.ts'
import type { PairsByBand, PlacesBySquare } from '../near-pairs.ts'

/** The plain twin of nearPairs. */
export function nearPairsPlainly({ x, y, names, start, columns, rows }: PlacesBySquare, ends: readonly number[], edge: Ends, told?: (share: number) => void): PairsByBand {
  const band = bandOf(ends, edge), bands = ends.length, found = ends.map(() => ({ both: new Uint32Array(1024), many: 0 }))
  const scan = (i: number, from: number, to: number) => {
    const hereX = x[i]!, hereY = y[i]!
    for (let j = from; j < to; j++) {
      const dx = x[j]! - hereX, dy = y[j]! - hereY, b = band(Math.sqrt(dx * dx + dy * dy))
      if (b === bands) continue
      const list = found[b]!
      if (list.many === list.both.length) list.both = grown(list.both)
      list.both[list.many++] = names[i]!
      list.both[list.many++] = names[j]!
    }
  }
  for (let s = 0; s < columns * rows; s++) {
    const column = s % columns, right = column + 1 < columns ? 2 : 1, above = s + columns
    for (let i = start[s]!; i < start[s + 1]!; i++) {
      scan(i, i + 1, start[s + right]!)
      if (above < columns * rows) scan(i, start[above - (column > 0 ? 1 : 0)]!, start[above + right]!)
    }
    if ((s & 63) === 0) told?.(start[s]! / x.length)
  }
  const ended = new Float64Array(bands + 1)
  found.forEach(({ many }, k) => (ended[k + 1] = ended[k]! + many / 2))
  const both = new Uint32Array(2 * ended[bands]!)
  found.forEach((list, k) => both.set(list.both.subarray(0, list.many), 2 * ended[k]!))
  return { start: ended, both }
}

function grown(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * list.length)
  larger.set(list)
  return larger
}
