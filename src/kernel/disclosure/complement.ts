import type { LinkedTables } from './linked-tables.ts'
import { vertexWalk, type Equation } from './vertex-walk.ts'

/** Linked tables with, for each cell, the sums it stands in, what it costs to hide it, and whether it is hidden. */
export type Hiding = Pick<LinkedTables, 'counts' | 'sums'> & { readonly sumsOf: readonly (readonly number[])[]; readonly cost: Float64Array; readonly hidden: Uint8Array }
/** How far to look: so many sums away, so many cells of a long sum. */
export type Reach = { readonly steps: number; readonly breadth: number }

/**
 * The cheapest other table, all sums alike, in which one hidden count is `wider` people larger: which cells differ and by how much; null where none is in reach.
 * Whoever hides all cells that differ leaves a reader unable to tell the two tables apart. Cells already hidden cost next to nothing; a published nought
 * is never used (readers often know that it must be one), nor a cell of infinite cost.
 * A linear programme on the neighbourhood of the cell. Source: Kelly, Golden & Assad 1992; Castro 2006 (complementary cells as a cheapest flow).
 */
export function complement(tables: Hiding, cell: number, wider: number, reach: Reach): ReadonlyMap<number, number> | null {
  const { counts, cost, hidden } = tables
  const near = neighbourhood(tables, cell, reach)
  const { cells, equations } = tied(tables, near, cell)
  const start = cells.indexOf(cell)
  if (start < 0) return null
  // Two unknowns a cell: what it gains and what it loses.
  const most = new Float64Array(2 * cells.length), worth = new Float64Array(2 * cells.length)
  cells.forEach((one, i) => {
    const price = hidden[one] ? 1e-3 : (cost[one] as number), count = counts[one] as number
    most[2 * i] = one === cell ? wider : Infinity
    most[2 * i + 1] = one === cell ? 0 : count
    worth[2 * i] = one === cell ? 1e6 : -price
    worth[2 * i + 1] = -price * Math.max(1, wider / Math.max(1, count)) // a cell that can lose only a part needs others beside it
  })
  const walk = vertexWalk(equations, new Float64Array(most.length), most)!
  if (!walk.climb(worth) || (walk.at[2 * start] as number) < wider - 1e-7) return null
  const moved = cells.map((one, i) => [one, (walk.at[2 * i] as number) - (walk.at[2 * i + 1] as number)] as const)
  return new Map(moved.filter(([, by]) => Math.abs(by) > 1e-7))
}

function neighbourhood({ sums, sumsOf, counts, cost, hidden }: Hiding, cell: number, { steps, breadth }: Reach): Set<number> {
  const near = new Set([cell]), walked = new Set<number>()
  const price = (one: number) => (hidden[one] ? 0 : (cost[one] as number))
  let edge = [cell]
  for (let step = 0; step < steps; step++) {
    const next: number[] = []
    for (const sum of edge.flatMap((one) => there(sumsOf, one, 'cell'))) {
      if (walked.has(sum)) continue
      walked.add(sum)
      const usable = Array.from(there(sums, sum, 'sum')).filter((one) => hidden[one] || ((counts[one] as number) > 0 && cost[one] !== Infinity))
      const taken = usable.length <= 2 * breadth ? usable : usable.sort((one, other) => price(one) - price(other)).slice(0, breadth)
      for (const one of taken) {
        if (near.has(one)) continue
        near.add(one)
        next.push(one)
      }
    }
    edge = next
  }
  return near
}

function there<T>(list: readonly T[], at: number, what: string): T {
  const one = list[at]
  if (one === undefined) throw new RangeError(`There are ${list.length} of them, but no ${what} ${at}.`)
  return one
}

/** The sums among these cells, all others standing still; a cell alone in a sum cannot move and is left out. */
function tied({ sums, sumsOf }: Hiding, near: Set<number>, cell: number): { readonly cells: readonly number[]; readonly equations: readonly Equation[] } {
  const among = new Map<number, number>(), waiting: number[] = []
  for (const one of near) for (const sum of there(sumsOf, one, 'cell')) among.set(sum, (among.get(sum) ?? 0) + 1)
  for (const [sum, count] of among) if (count === 1) waiting.push(sum)
  for (let sum = waiting.pop(); sum !== undefined && near.has(cell); sum = waiting.pop()) {
    const alone = there(sums, sum, 'sum').find((one) => near.has(one))
    if (alone === undefined) continue
    near.delete(alone)
    for (const other of there(sumsOf, alone, 'cell')) {
      const left = among.get(other)! - 1
      among.set(other, left)
      if (left === 1) waiting.push(other)
    }
  }
  const cells = [...near], place = new Map(cells.map((one, i) => [one, i]))
  const equations = [...among].filter(([, count]) => count > 1).map(([sum]) => {
    const own = there(sums, sum, 'sum'), whole = own[0], here = Array.from(own).filter((one) => near.has(one))
    return {
      cells: here.flatMap((one) => [2 * place.get(one)!, 2 * place.get(one)! + 1]),
      factors: here.flatMap((one) => (one === whole ? [-1, 1] : [1, -1])), sum: 0,
    }
  })
  return { cells, equations }
}
