import type { Margin } from './rake.ts'

/**
 * The cells in which all margins agree: the cell of each row, and the category of each cell in every margin (-1 where it is not known).
 * Only cells that hold somebody are numbered, margin by margin, so that the table never grows beyond them.
 */
export function jointCells(margins: readonly Margin[], rows: number) {
  let cell = new Int32Array(rows), cells = 1
  let categories: Int32Array[] = []
  for (const { category, targets } of margins) {
    const width = targets.length + 1, known = new Int32Array(cells * width).fill(-1), kept: number[] = []
    cell = cell.map((c, i) => {
      const key = c * width + (category[i] as number) + 1
      if (known[key] === -1) known[key] = kept.push(key) - 1
      return known[key] as number
    })
    categories = [...categories.map((old) => Int32Array.from(kept, (key) => old[Math.floor(key / width)] as number)),
      Int32Array.from(kept, (key) => (key % width) - 1)]
    cells = kept.length
  }
  return { cell, cells, categories }
}
