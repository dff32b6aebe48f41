import { cellsOf } from '../locate/cells-of.ts'
import { knots as code } from './compiled/knots.ts'
import { knotsOf, spreadByKnotsPlainly } from './plain/spread-by-knots.ts'
import { fastHere, inRoom } from './room.ts'

// So many pairs of rows are made at once of the rows around them.
const together = 4

/**
 * A grid's values spread around in two steps: to knots at every second cell, and from there to all cells. `to` and `from` hold the weights of
 * those 0, 1, 2, … cells away, along the rows as across them, an even number of cells far. Half the sums of spreadApart: two narrow hills make
 * a wide one, and in between half the places are enough (gaussianKnots says when). Equal to its plain twin in every bit.
 */
export function spreadByKnots(values: ArrayLike<number>, columns: number, rows: number, to: Float64Array, from: Float64Array): Float64Array {
  cellsOf(columns, rows, values.length)
  if (to.length % 2 === 0 || from.length !== to.length) throw new RangeError(`A hill has as many weights from knots as to them, an odd number, not ${from.length} and ${to.length}.`)
  if (values.length < 4000 || !fastHere(code)) return spreadByKnotsPlainly(values, columns, rows, to, from)
  const reach = to.length - 1, pairs = reach / 2 + 1, before = reach + 2, window = 2 * reach + 2 * together, knotRows = reach + together + 2
  // One knot more than is heard of, for weights of nought. An odd number of sixteens, so that not all rows want the same lines of a cache.
  const many = knotsOf(columns, to) + 1, stride = 32 * Math.ceil((many + 16) / 32) + 16, padded = before + stride + reach
  const counts = values instanceof Uint32Array ? values : null
  return inRoom(code, 4 * (columns + 4) + 8 * ((window + knotRows + 2 * together) * stride + 2 * padded + columns + 16 + 4 * pairs) + 272, ({ deeds, memory, take }) => {
    const [ring, atKnots, atEvens, atOdds] = [window * stride, knotRows * stride, padded, padded].map((doubles) => noughts(doubles)) as [number, number, number, number]
    const atRestored = take(16 * together * stride), atOut = take(8 * (columns + 16)), atCounts = take(4 * (columns + 4)), atTo = laid(to), atFrom = laid(from)
    const evens = new Float64Array(memory, atEvens + 8 * before, padded - before), odds = new Float64Array(memory, atOdds + 8 * before, padded - before)
    const whole = new Uint32Array(memory, atCounts, columns + 4).fill(0), out = new Float64Array(memory, atOut, columns), spread = new Float64Array(columns * rows)
    // Rows are counted from the first that the first knot hears of, knots from the first.
    let next = 2 * reach, knot = 0
    for (let first = 0; first < rows; first += 2 * together) {
      for (const wanted = first / 2 + reach + together; knot < wanted; ) {
        const more = Math.min(together, wanted - knot)
        for (; next <= 2 * (knot + more - 1 + reach); next++) row(next - 2 * reach, ring + 8 * stride * (next % window))
        deeds['rowsToKnots']!(ring, 8 * stride, window, 2 * knot + reach, more, atTo, pairs, many, atKnots, knotRows, knot)
        knot += more
      }
      deeds['rowsOfKnots']!(atKnots, 8 * stride, knotRows, first / 2 + reach / 2, together, atFrom, pairs, many, atRestored)
      for (let r = first; r < Math.min(rows, first + 2 * together); r++) {
        deeds['rowOfKnots']!(atRestored + 8 * (stride * (r - first) + reach / 2), Math.ceil(columns / 2), atFrom, pairs, atOut)
        spread.set(out, r * columns)
      }
    }
    return spread

    function noughts(doubles: number): number {
      const at = take(8 * doubles)
      new Float64Array(memory, at, doubles).fill(0)
      return at
    }

    function laid(weights: Float64Array): number {
      const at = noughts(2 * pairs)
      new Float64Array(memory, at, 2 * pairs).set(weights)
      new Float64Array(memory, at, 1)[0]! /= 2
      return at
    }

    function row(r: number, slot: number): void {
      if (r >= rows) return void new Float64Array(memory, slot, stride).fill(0)
      if (counts) {
        whole.set(counts.subarray(r * columns, (r + 1) * columns))
        deeds['apart']!(atCounts, columns, evens.byteOffset, odds.byteOffset)
      } else for (let c = 0, at = r * columns; c < columns; c++) (c % 2 ? odds : evens)[c >> 1] = values[at + c] as number
      deeds['rowToKnots']!(evens.byteOffset - 4 * reach, odds.byteOffset - 4 * reach, many, atTo, pairs, slot)
    }
  })
}
