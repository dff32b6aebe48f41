import type { LinkedTables } from './linked-tables.ts'
import type { Equation } from './vertex-walk.ts'

/** Hidden cells that hang together through sums, and what everybody knows of them: places in the tables, and equations over places in this list. */
export type HiddenPart = { readonly cells: Int32Array; readonly equations: readonly Equation[] }

/** The hidden cells, apart where no sum ties them: what is known of one part says nothing of another. Linear in the sizes of the sums. */
export function hiddenParts({ counts, sums }: Pick<LinkedTables, 'counts' | 'sums'>, hidden: ArrayLike<number>): HiddenPart[] {
  const root = Int32Array.from(counts, (_, cell) => cell)
  const rootOf = (cell: number): number => {
    let at = cell
    while (root[at] !== at) at = root[at] = root[root[at] as number] as number
    return at
  }
  const open = sums.map((sum) => sum.filter((cell) => hidden[cell]))
  for (const cells of open) for (const cell of cells) root[rootOf(cell)] = rootOf(cells[0] as number)
  const place = new Int32Array(counts.length), parts = new Map<number, { cells: number[]; equations: Equation[] }>()
  for (let cell = 0; cell < counts.length; cell++) {
    if (!hidden[cell]) continue
    const name = rootOf(cell), part = parts.get(name) ?? { cells: [], equations: [] }
    parts.set(name, part)
    place[cell] = part.cells.push(cell) - 1
  }
  sums.forEach((sum, at) => {
    const cells = open[at] as Int32Array
    if (cells.length === 0) return
    let known = 0
    for (let i = 0; i < sum.length; i++) if (!hidden[sum[i] as number]) known += (i === 0 ? 1 : -1) * (counts[sum[i] as number] as number)
    parts.get(rootOf(cells[0] as number))!.equations.push({ cells: cells.map((cell) => place[cell] as number), factors: Int8Array.from(cells, (cell) => (cell === sum[0] ? -1 : 1)), sum: known })
  })
  return [...parts.values()].map(({ cells, equations }) => ({ cells: Int32Array.from(cells), equations }))
}
