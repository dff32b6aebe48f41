import { trimWeights } from '#kernel/calibrate/trim-weights.ts'
import { effectiveSample } from '#kernel/estimate/effective-sample.ts'
import { rake as raked } from '#kernel/estimate/rake.ts'
import { plain } from '#platform/plain.ts'
import { formatOf, formatOptions, inputLine, rLine } from '../table/format.ts'
import type { Out } from '../table/print-rows.ts'
import { columnsIn, weightsOf } from '../table/read-columns.ts'
import { readTable, type Table } from '../table/read-table.ts'
import { rowsWith } from '../table/writing/rows-with.ts'
import { tool } from '../table/tool.ts'
import { filesOf, numbersTyped, reckoned, typed } from '../table/typed.ts'
import { largestMiss, marginsTyped, readMargins } from '../table/reading/margins.ts'
import { rakeInR } from './r/rake-in-r.ts'

const usage = `vatra rake FILE.csv --margin COL=targets.csv [--margin COL=targets.csv ...] [flags]
Weights that make those who answered look like the population in each margin at once: the rows again, with a weight.
  --margin COL=FILE  a column, and a file with how many there should be of each of its values: two columns, value and number.
                     Numbers of people, or shares that add up to 1 (weights then are 1 on average); an empty cell counts for no value
  --weight COL       the weights to start from
  --trim LOW,HIGH    holds the weights between two numbers; what is cut off goes to the others, and margins are then not met exactly
  --as NAME          what the column of weights is called (weight); a column of that name is replaced
  --csv, --json, --jsonl  CSV in the file's own delimiter (if nothing is said), one JSON array of the rows, or a JSON object a line
How often it went round and the largest miss are said on standard error. The file is read twice and never held whole.
${rLine}
${inputLine}
Exit codes: 0 done, 1 the margins could not be met, 2 what was typed or a file is at fault.

Example: vatra rake answers.csv --margin sex=sex.csv --margin age=age.csv --trim 0.3,3 > weighted.csv`

const options = {
  margin: { type: 'string', multiple: true }, weight: { type: 'string' }, trim: { type: 'string' }, as: { type: 'string' }, ...formatOptions, r: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const

/** vatra rake: a plain file of answers gets the weights that its margins ask for. */
export function rake(argv: readonly string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => asked(argv), async ({ path, margins: named, weight, trim, as, format, r }) => {
    if (r) return void out.write(rakeInR({ path, margins: named, weight, trim, as }))
    const table = await readTable(path, true), { file } = table
    const columns = await columnsIn(table, [...new Set([...named.map(({ column }) => column), ...(weight === undefined ? [] : [weight])])])
    if (columns.row.length === 0) throw plain(`${file} has a heading and no rows.`)
    const start = weight === undefined ? undefined : weightsOf(columns, weight)
    const wanted = await readMargins(named, columns, start)
    const { weights, iterations, converged } = reckoned(() => raked(wanted, start ? { weights: start } : {}), `${file}: `)
    const trimmed = trim && reckoned(() => trimWeights(weights, trim[0], trim[1]), '--trim: ')
    const last = trimmed?.weights ?? weights, miss = largestMiss(wanted, last)
    await written(table, last, { as, format }, out)
    err.write(`${converged ? 'Raked' : 'NOT raked to the end'} in ${iterations} iterations${trimmed ? `, then trimmed (${trimmed.trimmed} weights)` : ''}; ` +
      `largest miss ${miss.share.toExponential(2)} of the whole (${miss.says}). The ${last.length} weighted answers are worth ${effectiveSample(last).toFixed(1)} equal ones.\n`)
    return converged ? 0 : 1
  })
}

/** The file is gone through a second time, so that its rows need not be kept. */
async function written({ file, each }: Table, weights: Float64Array, { as, format }: { as: string; format: 'csv' | 'json' | 'jsonl' }, out: Out): Promise<void> {
  let again: ReturnType<typeof rowsWith> | undefined, record = 0
  await each((cells, _, delimiter) => {
    if (!again) again = rowsWith({ heading: cells, delimiter, column: as, format }, out)
    else again.row(cells, weights[record++]!)
  }, { phase: `Writing ${file} again`, between: async () => again?.flush() })
  await again!.end()
}

function asked(argv: readonly string[]) {
  const { values: said, positionals } = typed(argv, options)
  if (said.help) return null
  const margins = marginsTyped(said.margin ?? [])
  if (margins.length === 0) throw plain('--margin is needed: COL=targets.csv, for each margin one.')
  return { path: filesOf(positionals, ['FILE.csv'])[0]!, margins, weight: said.weight, trim: boundsOf(said.trim), as: said.as ?? 'weight', format: formatOf(said, 'csv'), r: said.r ?? false }
}

function boundsOf(said: string | undefined): readonly [number, number] | null {
  if (said === undefined) return null
  const [low, high, more] = numbersTyped(said, '--trim')
  if (low === undefined || high === undefined || more !== undefined || !(low >= 0 && low < high)) throw plain(`--trim is LOW,HIGH, as 0.3,3; not "${said}".`)
  return [low, high]
}
