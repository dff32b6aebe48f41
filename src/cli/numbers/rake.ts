import { trimWeights } from '#kernel/calibrate/trim-weights.ts'
import { effectiveSample } from '#kernel/estimate/effective-sample.ts'
import { emptyCategories } from '#kernel/estimate/empty-categories.ts'
import { rake as raked } from '#kernel/estimate/rake.ts'
import { plain } from '#platform/plain.ts'
import type { Out } from '../table/print-rows.ts'
import { columnsIn, weightsOf } from '../table/read-columns.ts'
import { readTable } from '../table/read-table.ts'
import { nameOf } from '../table/read-text.ts'
import { rowsWith } from '../table/rows-with.ts'
import { tool } from '../table/tool.ts'
import { filesOf, numbersTyped, reckoned, typed } from '../table/typed.ts'
import { largestMiss, readMargin, type NamedMargin } from './margins.ts'

const usage = `vatra rake FILE.csv --margin COL=targets.csv [--margin COL=targets.csv ...] [flags]
Weights that make those who answered look like the population in each margin at once: the rows again, with a weight.
  --margin COL=FILE  a column, and a file with how many there should be of each of its values: two columns, value and number.
                     Numbers of people, or shares that add up to 1 (weights then are 1 on average); an empty cell counts for no value
  --weight COL       the weights to start from
  --trim LOW,HIGH    holds the weights between two numbers; what is cut off goes to the others, and margins are then not met exactly
  --as NAME          what the column of weights is called (weight); a column of that name is replaced
  --json             one JSON array of the rows
How often it went round and the largest miss are said on standard error. File names may end in .gz; "-" is standard input.
Exit codes: 0 done, 1 the margins could not be met, 2 what was typed or a file is at fault.

Example: vatra rake answers.csv --margin sex=sex.csv --margin age=age.csv --trim 0.3,3 > weighted.csv`

const options = {
  margin: { type: 'string', multiple: true }, weight: { type: 'string' }, trim: { type: 'string' }, as: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const

/** vatra rake: a plain file of answers gets the weights that its margins ask for. */
export function rake(argv: readonly string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => asked(argv), async ({ path, margins: named, weight, trim, as, json }) => {
    const text = await readTable(path), file = nameOf(path)
    const columns = columnsIn(text, file, [...new Set([...named.map(({ column }) => column), ...(weight === undefined ? [] : [weight])])])
    if (columns.row.length === 0) throw plain(`${file} has a heading and no rows.`)
    const start = weight === undefined ? undefined : weightsOf(columns, weight)
    const margins = await Promise.all(named.map((one) => readMargin(one, columns)))
    const whole = margins.every(({ targets }) => Math.abs(targets.reduce((a, b) => a + b, 0) - 1) < 1e-6) ? (start ? start.reduce((a, b) => a + b, 0) : columns.row.length) : 1
    const wanted = margins.map((margin) => ({ ...margin, targets: margin.targets.map((target) => target * whole) }))
    refuseEmpty(wanted, file, start)
    const { weights, iterations, converged } = reckoned(() => raked(wanted, start ? { weights: start } : {}), `${file}: `)
    const trimmed = trim && reckoned(() => trimWeights(weights, trim[0], trim[1]), '--trim: ')
    const last = trimmed?.weights ?? weights, miss = largestMiss(wanted, last)
    rowsWith({ text, file, column: as, json }, (record) => last[record]!, out)
    err.write(`${converged ? 'Raked' : 'NOT raked to the end'} in ${iterations} iterations${trimmed ? `, then trimmed (${trimmed.trimmed} weights)` : ''}; ` +
      `largest miss ${miss.share.toExponential(2)} of the whole (${miss.says}). The ${last.length} weighted answers are worth ${effectiveSample(last).toFixed(1)} equal ones.\n`)
    return converged ? 0 : 1
  })
}

function asked(argv: readonly string[]) {
  const { values: said, positionals } = typed(argv, options)
  if (said.help) return null
  const margins = (said.margin ?? []).map((one) => {
    const at = one.indexOf('=')
    if (at < 1 || at === one.length - 1) throw plain(`--margin is COL=targets.csv, not "${one}".`)
    return { column: one.slice(0, at).trim(), path: one.slice(at + 1) }
  })
  if (margins.length === 0) throw plain('--margin is needed: COL=targets.csv, for each margin one.')
  const twice = margins.find(({ column }, i) => margins.findIndex((other) => other.column === column) !== i)
  if (twice) throw plain(`--margin names "${twice.column}" twice.`)
  return { path: filesOf(positionals, ['FILE.csv'])[0]!, margins, weight: said.weight, trim: boundsOf(said.trim), as: said.as ?? 'weight', json: said.json ?? false }
}

function boundsOf(said: string | undefined): readonly [number, number] | null {
  if (said === undefined) return null
  const [low, high, more] = numbersTyped(said, '--trim')
  if (low === undefined || high === undefined || more !== undefined || !(low >= 0 && low < high)) throw plain(`--trim is LOW,HIGH, as 0.3,3; not "${said}".`)
  return [low, high]
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
