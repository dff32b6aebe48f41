import type { FileColumn } from './file-columns.ts'

/** Of the filled cells of a column, the share of which something is true, from 0 to 1. */
export function shareOf({ filled, values }: FileColumn, isTrue: (value: string) => boolean): number {
  return filled === 0 ? 0 : values.reduce((sum, { value, rows }) => sum + (isTrue(value) ? rows : 0), 0) / filled
}
