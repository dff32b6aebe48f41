import { complement, type Hiding, type Reach } from './complement.ts'
import { fewestAlike } from './few-alike.ts'
import type { LinkedTables } from './linked-tables.ts'
import { workedOut } from './worked-out.ts'

/** Which cells must not be shown (1), which of them only for the sake of others, and which sensitive ones stay open all the same: then nothing may be published. */
export type Withheld = { readonly hidden: Uint8Array; readonly added: readonly number[]; readonly open: readonly number[] }
type Asked = {
  /** How wide the range in which a reader can place a sensitive count must stay; five people. */
  readonly width?: number
  /** What it costs readers to lose a cell: 1 + the root of its count, so that wholes go last. Infinity: it stays (or is out already). */
  readonly cost?: ArrayLike<number>
}
/** For a sensitive cell another table that no reader could tell from the true one: which cells differ and by how much. */
type Examples = Map<number, ReadonlyMap<number, number>>

/**
 * Hides more cells of linked tables until no sensitive one can be worked out, nor placed in a range narrower than `width`, from all that is left.
 * Greedy: for one sensitive cell after another the cheapest other table that a reader could not tell from the true one, reusing what is hidden already;
 * then what turned out to be hidden in vain is given back; where that leaves much hidden of few cells, all is searched anew after each. Not the fewest possible cells: finding those takes hours for large tables.
 * Where cells are left `open` (too much has to stay), nothing may be published. Does not hide the reason: whoever shows why each cell is withheld
 * (few people, or for the sake of others) gives away more than this promises.
 * Source: Hundepool et al. 2012, 4.4; Castro 2006. That nothing leaks is judged by workedOut, a search of its own.
 */
export function withholdMore(tables: LinkedTables, sensitive: ArrayLike<number>, { width = fewestAlike, cost }: Asked = {}): Withheld {
  const { counts, unpublished } = tables
  if (sensitive.length !== counts.length) throw new RangeError(`There are ${counts.length} cells but ${sensitive.length} marks of what is sensitive.`)
  if (counts.some((count) => !(count >= 0 && count < Infinity))) throw new RangeError('Every count must be known and 0 or more before it is decided what to show.')
  const first = Uint8Array.from(counts, (_, cell) => (sensitive[cell] || unpublished[cell] ? 1 : 0))
  const costs = Float64Array.from(counts, (count, cell) => cost?.[cell] ?? 1 + Math.sqrt(count))
  const hiding: Hiding = { ...tables, sumsOf: sumsOf(tables), cost: costs, hidden: first.slice() }
  const wanted = placesOf(sensitive)
  const openIn = () => workedOut(tables, hiding.hidden, { of: wanted, enough: width }).filter(({ span }) => span < width).map(({ cell }) => cell)
  const examples: Examples = new Map()
  let open = wanted
  for (let round = 0; round < rounds && open.length > 0; round++) {
    // Wider at last: where whole numbers leave less room than fractions, a wider range holds more of them.
    for (const cell of open) cover(hiding, examples, cell, round < 3 ? width : 2 * width, { steps: 2 + round, breadth: 6 << round })
    open = openIn()
  }
  const before = hiding.hidden.slice()
  giveBack(hiding, first, examples, width)
  if (openIn().length > open.length) hiding.hidden.set(before)
  const added = () => placesOf(hiding.hidden).filter((cell) => !first[cell])
  const shown = unpublished.reduce((sum, mark) => sum + 1 - mark, 0)
  if (open.length === 0 && shown <= small && added().length > much * shown) giveBackAudited(hiding, added(), () => openIn().length === 0)
  return { hidden: hiding.hidden, added: added(), open }
}

/** Where more than this part of the cells is hidden for the sake of others, and there are no more than so many, each is looked at once more. */
const much = 0.2, small = 1000

/** The dearest first: what can be shown without anything being worked out is shown, whatever it was hidden for; one search a cell. */
function giveBackAudited({ hidden, cost }: Hiding, added: readonly number[], safe: () => boolean): void {
  for (const cell of [...added].sort((one, other) => cost[other]! - cost[one]!)) {
    hidden[cell] = 0
    if (!safe()) hidden[cell] = 1
  }
}

/** Each looks a sum further and twice as broadly; nothing was ever found in a sixth. */
const rounds = 5

const placesOf = (marks: ArrayLike<number>): number[] => Array.from(marks, (mark, cell) => (mark ? cell : -1)).filter((cell) => cell >= 0)

function sumsOf({ counts, sums }: LinkedTables): readonly (readonly number[])[] {
  const found = Array.from(counts, (): number[] => [])
  sums.forEach((sum, at) => sum.forEach((cell) => {
    const of = found[cell]
    if (!of) throw new RangeError(`Sum ${at} is of a cell ${cell}; cells are 0 to ${counts.length - 1}.`)
    of.push(at)
  }))
  return found
}

function cover(hiding: Hiding, examples: Examples, cell: number, width: number, reach: Reach): void {
  const moved = complement(hiding, cell, width, reach)
  if (!moved) return
  examples.set(cell, moved)
  for (const one of moved.keys()) hiding.hidden[one] = 1
}

/** Cell by cell, those that serve few first: whether all it serves find another example among what stays hidden. */
function giveBack({ hidden, ...tables }: Hiding, first: Uint8Array, examples: Examples, width: number): void {
  const among: Hiding = { ...tables, hidden, cost: new Float64Array(hidden.length).fill(Infinity) }
  const served = Array.from(hidden, () => new Set<number>())
  for (const [cell, moved] of examples) for (const one of moved.keys()) served[one]!.add(cell)
  const added = placesOf(hidden).filter((cell) => !first[cell]).sort((one, other) => served[one]!.size - served[other]!.size || tables.cost[other]! - tables.cost[one]!)
  for (const one of added) {
    hidden[one] = 0
    const instead = Array.from(served[one]!, (cell) => [cell, complement(among, cell, width, { steps: 3, breadth: 12 })] as const)
    if (instead.some(([, moved]) => moved === null)) {
      hidden[one] = 1
      continue
    }
    for (const [cell, moved] of instead) {
      for (const used of examples.get(cell)!.keys()) served[used]!.delete(cell)
      for (const used of moved!.keys()) served[used]!.add(cell)
      examples.set(cell, moved!)
    }
  }
}
