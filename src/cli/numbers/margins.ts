import type { Margin } from '#kernel/estimate/rake.ts'
import { plain } from '#platform/plain.ts'
import { eachRow } from '../table/each-row.ts'
import { numberOf, valuesOf, type Columns } from '../table/read-columns.ts'
import { nameOf, readText } from '../table/read-text.ts'

/** A margin whose categories have their names, and the file that said how many there should be. */
export type NamedMargin = Margin & { readonly targets: Float64Array; readonly category: Float64Array; readonly values: readonly string[]; readonly targetsFile: string }

/** A margin: the targets from their file, and of each row which of them it is. */
export async function readMargin({ column, path }: { readonly column: string; readonly path: string }, columns: Columns): Promise<NamedMargin> {
  const targetsFile = nameOf(path), targets = await targetsIn(path), values = [...targets.keys()], place = new Map(values.map((value, k) => [value, k]))
  const category = valuesOf(columns, column, (cell) => (cell === '' ? -1 : place.get(cell) ?? sameNumber(cell, values) ?? `${targetsFile} has no number for "${cell}".`))
  return { name: column, category, targets: Float64Array.from(targets.values()), values, targetsFile }
}

/** The first two columns of a file: value and number. The heading may be missing. */
async function targetsIn(path: string): Promise<ReadonlyMap<string, number>> {
  const file = nameOf(path), targets = new Map<string, number>()
  let first = true
  eachRow(await readText(path), file, ([value, said, ...rest], row) => {
    const heading = first && numberOf(said ?? '') === null
    first = false
    if (heading) return
    const at = `${file}, row ${row}`, target = numberOf(said ?? '')
    if (said === undefined || rest.length > 0) throw plain(`${at}: it must hold two cells, a value and how many there should be of it.`)
    if (target === null || target < 0) throw plain(`${at}, second column: "${said}" is no number of people.`)
    if (targets.has(value!)) throw plain(`${at}, first column: "${value}" stands there twice.`)
    targets.set(value!, target)
  })
  if (targets.size === 0) throw plain(`${file} names no value and no number.`)
  return targets
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
