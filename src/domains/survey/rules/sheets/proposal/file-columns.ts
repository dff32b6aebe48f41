/** A column of a file as somebody would look through it: how many cells are filled, and what stands in them, most frequent first. */
export type FileColumn = {
  readonly name: string; readonly filled: number
  readonly values: readonly { readonly value: string; readonly rows: number }[]
  /** There are more different values than are listed. */
  readonly more: boolean
  /** Whole numbers only. */
  readonly whole: boolean
}

/** Zones of a large commissariat have as many names; a column with more different values holds numbers, addresses or own words. */
const mostValues = 200
/** A choice is shorter; what is longer is somebody's own words and never needs to be explained. */
const longest = 160

/** Looks through a table row by row, so that it is never held whole. Columns without a name, and a second of the same name, cannot be spoken of. */
export function fileColumns(header: readonly string[]) {
  const columns = header.flatMap((name, at) => (name !== '' && header.indexOf(name) === at ? [{ name, at, filled: 0, more: false, whole: true, counts: new Map<string, number>() }] : []))
  let rows = 0
  const take = (cells: readonly string[]): void => {
    rows++
    for (const column of columns) {
      const cell = cells[column.at] ?? ''
      if (cell === '') continue
      column.filled++
      const seen = column.counts.get(cell)
      if (seen !== undefined) { column.counts.set(cell, seen + 1); continue }
      if (!/^\d{1,10}(\.0+)?$/.test(cell)) column.whole = false
      if (column.counts.size < mostValues && cell.length <= longest) column.counts.set(cell, 1)
      else column.more = true
    }
  }
  const told = (): readonly FileColumn[] => columns.map(({ name, filled, more, whole, counts }) => ({
    name, filled, more, whole: whole && filled > 0,
    values: [...counts].map(([value, times]) => ({ value, rows: times })).sort((a, b) => b.rows - a.rows),
  }))
  return { take, told, rows: () => rows }
}
