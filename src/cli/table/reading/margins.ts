import { emptyCategories } from '#kernel/estimate/empty-categories.ts'
import type { Margin } from '#kernel/estimate/rake.ts'
import { plain } from '#platform/plain.ts'
import { commaSaid, numberOf, valuesOf, type Columns } from '../read-columns.ts'
import { readTable } from '../read-table.ts'
import { reckoned } from '../typed.ts'
import { nameOf } from './bytes-of.ts'

/** A margin whose categories have their names, and the file that said how many there should be. */
export type NamedMargin = Margin & { readonly targets: Float64Array; readonly category: Float64Array; readonly values: readonly string[]; readonly targetsFile: string }

/** A column, and the file that says how many there should be of each of its values. */
export type MarginNamed = { readonly column: string; readonly path: string }

/** What was typed after each --margin: COL=targets.csv. */
export function marginsTyped(said: readonly string[]): MarginNamed[] {
  const margins = said.map((one) => {
    const at = one.indexOf('=')
    if (at < 1 || at === one.length - 1) throw plain(`--margin is COL=targets.csv, not "${one}".`)
    return { column: one.slice(0, at).trim(), path: one.slice(at + 1) }
  })
  const twice = margins.find(({ column }, i) => margins.findIndex((other) => other.column === column) !== i)
  if (twice) throw plain(`--margin names "${twice.column}" twice.`)
  return margins
}

/** The margins of a file, in people: shares that add up to 1 are taken of those who answered. Values that nobody gave, or nobody should, are refused. */
export async function readMargins(named: readonly MarginNamed[], columns: Columns, start: Float64Array | undefined): Promise<NamedMargin[]> {
  const margins = await Promise.all(named.map((one) => readMargin(one, columns)))
  const shares = margins.every(({ targets }) => Math.abs(targets.reduce((a, b) => a + b, 0) - 1) < 1e-6), whole = shares ? (start ? start.reduce((a, b) => a + b, 0) : columns.row.length) : 1
  const wanted = margins.map((margin) => ({ ...margin, targets: margin.targets.map((target) => target * whole) }))
  refuseEmpty(wanted, columns.file, start)
  return wanted
}

/** A margin: the targets from their file, and of each row which of them it is. */
async function readMargin({ column, path }: MarginNamed, columns: Columns): Promise<NamedMargin> {
  const targetsFile = nameOf(path), targets = await targetsIn(path), values = [...targets.keys()], place = new Map(values.map((value, k) => [value, k]))
  const category = valuesOf(columns, column, (cell) => (cell === '' ? -1 : place.get(cell) ?? sameNumber(cell, values) ?? `${targetsFile} has no number for "${cell}".`))
  return { name: column, category, targets: Float64Array.from(targets.values()), values, targetsFile }
}

/** The first two columns of a file: value and number. The heading may be missing. */
async function targetsIn(path: string): Promise<ReadonlyMap<string, number>> {
  const file = nameOf(path), targets = new Map<string, number>()
  let first = true
  await (await readTable(path)).each(([value, said, ...rest], row) => {
    const heading = first && numberOf(said ?? '') === null
    first = false
    if (heading) return
    const at = `${file}, row ${row}`, target = numberOf(said ?? '')
    if (said === undefined || rest.length > 0) throw plain(`${at}: it must hold two cells, a value and how many there should be of it.`)
    if (target === null || target < 0) throw plain(`${at}, second column: "${said}" is no number of people.${commaSaid(said)}`)
    if (targets.has(value!)) throw plain(`${at}, first column: "${value}" stands there twice.`)
    targets.set(value!, target)
  })
  if (targets.size === 0) throw plain(`${file} names no value and no number.`)
  return targets
}

/** Where people live but nobody answered no weight can speak for them; where nobody should be, nobody may answer. */
function refuseEmpty(margins: readonly NamedMargin[], file: string, start: Float64Array | undefined): void {
  const [empty] = reckoned(() => emptyCategories(margins, start))
  if (!empty) return
  const { values, targetsFile } = margins.find(({ name }) => name === empty.name)!
  throw plain(empty.answers === 0
    ? `${file} has nobody whose "${empty.name}" is "${values[empty.category]}", of which ${targetsFile} counts ${Number(empty.target.toPrecision(6))}: join it with another value in both files.`
    : `${file} has ${empty.answers} whose "${empty.name}" is "${values[empty.category]}", of which ${targetsFile} counts none: leave these rows out or join the value with another.`)
}

/** 1 and 1.0 are one value. */
function sameNumber(cell: string, values: readonly string[]): number | null {
  const number = numberOf(cell), found = number === null ? -1 : values.findIndex((value) => numberOf(value) === number)
  return found < 0 ? null : found
}

/** The largest distance of a weighted count to its target, as a share of the whole, and where it is. */
export function largestMiss(margins: readonly NamedMargin[], weights: Float64Array): { readonly share: number; readonly says: string } {
  let miss = { share: 0, says: 'every margin is met' }
  for (const { name, category, targets, values } of margins) {
    const now = new Float64Array(targets.length)
    let known = 0, whole = 0
    for (let i = 0; i < weights.length; i++) {
      whole += weights[i]!
      if (category[i]! < 0) continue
      now[category[i]!]! += weights[i]!
      known += weights[i]!
    }
    const sum = targets.reduce((a, b) => a + b, 0)
    now.forEach((is, k) => {
      const share = Math.abs(is - (targets[k]! / sum) * known) / whole
      if (share > miss.share) miss = { share, says: `${name} "${values[k]}"` }
    })
  }
  return miss
}
