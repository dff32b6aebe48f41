import { wholeNumber } from '../whole-number.ts'

/**
 * How many cells a grid has, whose columns and rows are held to be whole numbers, and the cells to be as many as were given (the length of
 * a list), where that is said.
 */
export function cellsOf(columns: number, rows: number, given = columns * rows, what = 'values'): number {
  const cells = wholeNumber(wholeNumber(columns, 'The number of columns') * wholeNumber(rows, 'The number of rows'), 'The number of cells')
  if (given !== cells) throw new RangeError(`${columns} x ${rows} cells need ${cells} ${what}, not ${given}.`)
  return cells
}
