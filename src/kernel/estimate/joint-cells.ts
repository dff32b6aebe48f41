import { wholeNumber } from '../whole-number.ts'
import { jointKeys, mostCells } from '../fast/joint-keys.ts'
import { emptyCategories } from './empty-categories.ts'
import type { Margin } from './rake.ts'

/**
 * The cells in which all margins agree: a key of each row, the keys that hold somebody (`live`), the category of each live cell in every
 * margin (-1 where it is not known), and what its rows weigh together.
 */
export function jointCells(margins: readonly Margin[], rows: number, weights?: ArrayLike<number>): JointCells {
  wholeNumber(rows, 'The number of rows')
  const widths = margins.map(({ targets }) => targets.length + 1)
  const dense = widths.reduce((all, width) => all * width, 1) <= mostCells ? jointKeys({ categories: margins.map(({ category }) => category), widths: widths.map((width) => width - 1), rows, weights }) : null
  if (dense) return liveOf(dense.keys, dense.sums, widths)
  // Says which row has a category that there is not.
  emptyCategories(margins)
  return marginByMargin(margins, rows, weights)
}

/** The number of each row's cell among the live ones. */
export function cellOfRows({ keys, live, most }: JointCells): Int32Array {
  const number = new Int32Array(wholeNumber(most, 'The number of cells'))
  live.forEach((key, cell) => (number[key] = cell))
  return keys.map((key) => number[key] as number)
}

/** `keys` are below `most`; `live`, `categories` and `weighs` are cell by cell. */
export type JointCells = { readonly keys: Int32Array; readonly most: number; readonly live: Int32Array; readonly categories: readonly Int32Array[]; readonly weighs: Float64Array }

/** A cell whose rows weigh nothing together is left out: raking gives them nothing either. */
function liveOf(keys: Int32Array, sums: Float64Array, widths: readonly number[]): JointCells {
  const found: number[] = []
  for (let key = 0; key < sums.length; key++) if (sums[key] as number) found.push(key)
  const live = Int32Array.from(found), behind = widths.map((_, m) => widths.slice(m + 1).reduce((all, width) => all * width, 1))
  return { keys, most: sums.length, live, categories: widths.map((width, m) => live.map((key) => (Math.floor(key / (behind[m] as number)) % width) - 1)), weighs: Float64Array.from(live, (key) => sums[key] as number) }
}

/** For very many or very wide margins: cells are numbered as they are met, so that the table never grows beyond those that hold somebody. */
function marginByMargin(margins: readonly Margin[], rows: number, weights?: ArrayLike<number>): JointCells {
  let keys = new Int32Array(rows), cells = 1
  let categories: Int32Array[] = []
  for (const { category, targets } of margins) {
    const width = targets.length + 1, known = new Int32Array(cells * width).fill(-1), kept: number[] = []
    keys = keys.map((c, i) => {
      const key = c * width + (category[i] as number) + 1
      if (known[key] === -1) known[key] = kept.push(key) - 1
      return known[key] as number
    })
    categories = [...categories.map((old) => Int32Array.from(kept, (key) => old[Math.floor(key / width)] as number)),
      Int32Array.from(kept, (key) => (key % width) - 1)]
    cells = kept.length
  }
  const weighs = new Float64Array(cells)
  for (let i = 0; i < rows; i++) weighs[keys[i] as number]! += weights ? (weights[i] as number) : 1
  return { keys, most: cells, live: Int32Array.from({ length: cells }, (_, cell) => cell), categories, weighs }
}
