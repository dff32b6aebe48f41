/** A column with its different values, the most frequent first; `more` when there are too many to list. */
export type SeenColumn = { readonly name: string; readonly values: readonly { readonly value: string; readonly rows: number }[]; readonly more: boolean }

/** As many kinds of incident as a person would look over one by one. */
const mostValues = 150

/** Gathers what stands in the columns of a file while it goes by. */
export function seenColumns(header: readonly string[]) {
  const counted = header.map(() => new Map<string, number>())
  const full = new Set<number>()
  let rows = 0
  function take(cells: readonly string[]): void {
    rows++
    counted.forEach((values, place) => {
      const cell = cells[place] ?? ''
      if (cell === '') return
      if (values.has(cell) || values.size < mostValues) values.set(cell, (values.get(cell) ?? 0) + 1)
      else full.add(place)
    })
  }
  const told = (): SeenColumn[] => header.map((name, place) => ({
    name, more: full.has(place), values: [...counted[place]!].map(([value, times]) => ({ value, rows: times })).sort((one, other) => other.rows - one.rows || (one.value < other.value ? -1 : 1)),
  }))
  return { take, told, rows: () => rows }
}
