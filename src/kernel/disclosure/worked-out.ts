import { seeded } from '../random.ts'
import { hiddenParts, type HiddenPart } from './hidden-parts.ts'
import type { LinkedTables } from './linked-tables.ts'
import { vertexWalk, type Walk } from './vertex-walk.ts'

/**
 * What can be worked out of one hidden count: it lies between `low` and `high`. `span`: how far apart two whole-numbered tables were found that
 * both agree with everything published, so that nobody can tell which is true; never more than high - low, and 0 where the cell is given away.
 */
export type WorkedOut = { readonly cell: number; readonly low: number; readonly high: number; readonly span: number }
type Asked = {
  /** Which of the hidden cells; all of them. */
  readonly of?: readonly number[]
  /** It is enough to know that a span is as wide as this: low and high may then be narrower than they are. */
  readonly enough?: number
  /** What the sign in place of a hidden count says of it (<5: from 0 to 4), of every cell; nothing but that people are never fewer than none. */
  readonly least?: ArrayLike<number>
  readonly most?: ArrayLike<number>
}

/**
 * What an attentive reader can work out of hidden counts from everything published: for each, the least and the most it can be (a linear programme
 * each way over all sums that tie hidden cells together), for people are never fewer than none.
 * Hidden counts may be NaN (a reader's view); where they are known the search starts at the truth, which is faster and finds the same.
 * In tables of three crossing dimensions whole numbers can leave less room than low and high say; span is what was shown by example.
 * It does not know what readers know besides (themselves, their neighbours), nor that a table's smallest counts are hidden for being small.
 * Throws where the published counts contradict each other. Source: Hundepool et al. 2012, 4.3; Fischetti & Salazar 2001. Reference: brute force.
 */
export function workedOut(tables: Pick<LinkedTables, 'counts' | 'sums'>, hidden: ArrayLike<number>, { of, enough = Infinity, ...signs }: Asked = {}): WorkedOut[] {
  if (hidden.length !== tables.counts.length) throw new RangeError(`There are ${tables.counts.length} cells but ${hidden.length} marks of what is hidden.`)
  const shown = of?.findIndex((cell) => !hidden[cell]) ?? -1
  if (of && shown >= 0) throw new RangeError(`Cell ${of[shown]} is not hidden.`)
  const wanted = of && new Set(of)
  const found = hiddenParts(tables, hidden).flatMap((part) => {
    const asked = Array.from(part.cells.keys()).filter((i) => !wanted || wanted.has(part.cells[i] as number))
    return asked.length > 0 ? inPart(part, tables.counts, asked, enough, signs) : []
  })
  return found.sort((one, other) => one.cell - other.cell)
}

function inPart({ cells, equations }: HiddenPart, counts: Float64Array, asked: readonly number[], enough: number, signs: Pick<Asked, 'least' | 'most'>): WorkedOut[] {
  const truth = Float64Array.from(cells, (cell) => counts[cell] as number)
  const floor = Float64Array.from(cells, (cell) => signs.least?.[cell] ?? 0), roof = Float64Array.from(cells, (cell) => signs.most?.[cell] ?? Infinity)
  const walk = vertexWalk(equations, floor, roof, truth.some(Number.isNaN) ? undefined : truth)
  if (!walk) throw new RangeError('The published counts contradict each other: their sums do not hold.')
  const least = new Float64Array(cells.length).fill(Infinity), most = new Float64Array(cells.length).fill(-Infinity)
  seen(walk.at, least, most, () => true)
  return asked.map((i) => {
    const spanOf = () => Math.max(0, (most[i] as number) - (least[i] as number))
    let low = least[i] as number, high = most[i] as number
    if (!(spanOf() >= enough)) high = end(walk, i, 1, least, most, () => spanOf() >= enough)
    if (!(spanOf() >= enough)) low = end(walk, i, -1, least, most, () => spanOf() >= enough)
    // An end may be a corner of fractions while a table of whole numbers reaches as far: other ways there are tried.
    const far = Math.min(enough, Math.floor(high + 1e-7) - Math.ceil(low - 1e-7)), random = seeded(i)
    for (let tries = 0; tries < 12 && spanOf() < far; tries++) {
      walk.climb(truth.map(() => random() - 0.5), (at) => seen(at, least, most, () => spanOf() >= far))
      for (const way of [1, -1] as const) if (spanOf() < far) end(walk, i, way, least, most, () => spanOf() >= far)
    }
    return { cell: cells[i] as number, low: Math.max(0, Math.ceil(low - 1e-7)), high: Math.floor(high + 1e-7), span: high === Infinity ? Infinity : spanOf() }
  })
}

/** As far as one cell goes; every whole-numbered table on the way is an example for all cells. */
function end(walk: Walk, i: number, way: 1 | -1, least: Float64Array, most: Float64Array, enough: () => boolean): number {
  const worth = new Float64Array(walk.at.length)
  worth[i] = way
  const bounded = walk.climb(worth, (at) => seen(at, least, most, enough))
  return bounded ? (walk.at[i] as number) : way * Infinity
}

function seen(at: Float64Array, least: Float64Array, most: Float64Array, enough: () => boolean): boolean {
  for (let i = 0; i < at.length; i++) if (Math.abs((at[i] as number) - Math.round(at[i] as number)) > 1e-7) return false
  for (let i = 0; i < at.length; i++) {
    const count = Math.round(at[i] as number)
    if (count < (least[i] as number)) least[i] = count
    if (count > (most[i] as number)) most[i] = count
  }
  return enough()
}
