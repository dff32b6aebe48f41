import { wholeNumber } from '../whole-number.ts'
import { cells as code } from './compiled/cells.ts'
import { lay } from './lay.ts'
import { jointKeysPlainly } from './plain/joint-keys.ts'
import { fastHere, inRoom } from './room.ts'

/** Some rows' categories in each margin (-1: not known) and how many each margin has; a weight each, else they count as one. */
export type Rows = { readonly categories: readonly ArrayLike<number>[]; readonly widths: readonly number[]; readonly rows: number; readonly weights?: ArrayLike<number> | undefined }
/** The cell of each row, cells numbered margin by margin (each has one category more than it names, the first being "not known"), and what each cell weighs. */
export type JointKeys = { readonly keys: Int32Array; readonly sums: Float64Array }

const atOnce = 16384
/** So many cells are laid side by side whether anybody is in them or not. */
export const mostCells = 1 << 20

/**
 * The joint cell of each row and the weight of each cell, in one pass; null where a row has a category that its margin does not know.
 * Only for margins whose product is at most `mostCells`. Equal to its plain twin in every bit.
 */
export function jointKeys(table: Rows): JointKeys | null {
  const { categories, widths, rows, weights } = table, cells = widths.reduce((all, width) => all * (width + 1), 1)
  wholeNumber(rows, 'The number of rows')
  wholeNumber(cells, 'The number of cells')
  if (rows < 4000 || !fastHere(code)) return jointKeysPlainly(table)
  return inRoom(code, 20 * atOnce + 8 * cells + 128, ({ deeds, memory, take }) => {
    const atKeys = take(4 * atOnce), atCategory = take(4 * atOnce), atWeights = take(8 * atOnce), atSums = take(8 * cells)
    const sums = new Float64Array(memory, atSums, cells).fill(0), keys = new Int32Array(rows), some = new Int32Array(memory, atKeys, atOnce)
    for (let from = 0; from < rows; from += atOnce) {
      const n = Math.min(atOnce, rows - from)
      some.fill(0)
      for (const [m, category] of categories.entries()) {
        const narrow = category instanceof Uint8Array, into = narrow ? new Uint8Array(memory, atCategory, atOnce) : new Int32Array(memory, atCategory, atOnce)
        // Rows beyond the last are reckoned too, four at a time: they are given a category there is.
        if (n < atOnce) into.fill(0)
        layCategories(category, from, n, into)
        if (deeds[narrow ? 'addNarrowMargin' : 'addMargin']!(atCategory, n, (widths[m] as number) + 1, atKeys)) return null
      }
      keys.set(n < atOnce ? some.subarray(0, n) : some, from)
      if (weights) {
        lay(weights, from, n, new Float64Array(memory, atWeights, atOnce))
        deeds['weighCells']!(atKeys, atWeights, n, atSums)
      } else deeds['countCells']!(atKeys, n, atSums)
    }
    return { keys, sums: sums.slice() }
  })
}

function layCategories(list: ArrayLike<number>, from: number, many: number, into: Uint8Array | Int32Array): void {
  const fits = into instanceof Int32Array ? list instanceof Int32Array || list instanceof Int8Array || list instanceof Int16Array || list instanceof Uint16Array : list instanceof Uint8Array
  if (fits) return into.set((list as Int32Array).subarray(from, from + many))
  // What is no whole number is left to be found: it must not become one on the way.
  for (let i = 0; i < many; i++) into[i] = list[from + i] === ((list[from + i] as number) | 0) ? (list[from + i] as number) : -2
}
