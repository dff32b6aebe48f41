import { fewAlike } from '#kernel/disclosure/few-alike.ts'
import { linkedTables } from '#kernel/disclosure/linked-tables.ts'
import { workedOut } from '#kernel/disclosure/worked-out.ts'
import { plain } from '#platform/plain.ts'
import { formatLines, formatOf, formatOptions } from '../table/format.ts'
import { printRows, type Out } from '../table/print-rows.ts'
import { list } from '../table/question.ts'
import { tool } from '../table/tool.ts'
import { filesOf, reckoned, typed, wholeTyped } from '../table/typed.ts'
import { readPublished, type Published } from './published.ts'

const usage = `vatra disclosure FOLDER [flags]
What an attentive reader can work out of the counts that a folder of tables hides, all tables together; and small counts that are shown.
Each file (CSV, also .gz, or Parquet) is a table of people: a row a cell, columns that divide people (zone, age, wave) and a column of counts. A hidden
count is empty, *, -, .., x, <5 or 1-4. Rows for everybody have "all", "total" or nothing in a column. All tables count the same people.
  --count COL        the column of counts (n, count or answers)
  --by a,b           the columns that divide people (all others)
  --apart a,b        columns that divide no people: each value is a table of its own (item, question)
  --fewest 5         smaller counts are small, and a hidden count must stay uncertain by as much
${formatLines}
A file sums.csv in the folder may say what is made of what, where columns have levels: columns column,whole,part; a row a part.
Exit codes: 0 nothing was found, 1 something was, 2 what was typed or a file is at fault.

Example: vatra disclosure tables/ --apart item`

const options = { count: { type: 'string' }, by: { type: 'string' }, apart: { type: 'string' }, fewest: { type: 'string' }, ...formatOptions, help: { type: 'boolean', short: 'h' } } as const
const columns = ['finding', 'file', 'row', 'cell', 'low', 'high']

/** vatra disclosure: the last look at tables before they are published. */
export function disclosure(argv: readonly string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => asked(argv), async ({ folder, fewest, format, ...question }) => {
    const published = await readPublished(folder, question), found = findings(published, fewest)
    if (!found.signed) err.write('What the signs of hidden counts say (as <5) does not fit the sums; they are taken for hidden and no more.\n')
    printRows(found.rows.map(({ row, ...rest }) => ({ ...rest, row })), columns, format, out)
    const open = found.rows.filter(({ finding }) => finding === 'worked out').length
    err.write(`${published.files} files, ${published.cells.size} cells, ${found.hidden} hidden: ${open} of them can be worked out to within ${fewest}; ${found.rows.length - open} small counts are shown.\n`)
    return found.rows.length > 0 ? 1 : 0
  })
}

function asked(argv: readonly string[]) {
  const { values: said, positionals } = typed(argv, options)
  if (said.help) return null
  return {
    folder: filesOf(positionals, ['FOLDER'])[0]!, count: said.count ?? null, by: said.by === undefined ? null : list(said.by, '--by'), apart: said.apart === undefined ? [] : list(said.apart, '--apart'),
    fewest: wholeTyped(said.fewest, '--fewest', 1, 5), format: formatOf(said, 'table'),
  }
}

function findings({ tables, cells }: Published, fewest: number) {
  const linked = reckoned(() => linkedTables(tables)), hidden = Uint8Array.from(linked.counts, (count) => (Number.isNaN(count) ? 1 : 0))
  refuseWrongSums(linked, hidden, cells)
  const standing = linked.names.map((name, cell) => ({ cell, name, at: cells.get(name) })).filter(({ at }) => at !== undefined)
  const of = standing.filter(({ cell }) => hidden[cell]).map(({ cell }) => cell)
  const bound = (side: 'least' | 'most') => Float64Array.from(linked.names, (name) => cells.get(name)?.[side] ?? (side === 'least' ? 0 : Infinity)), least = bound('least'), most = bound('most')
  const worked = of.length === 0 ? [] : reckoned(() => workedOut(linked, hidden, { of, enough: fewest })).filter(({ span }) => span < fewest)
  // Under the signs a count is not hidden to within five anyway; given away is what they and the sums leave one value.
  const signed = of.filter((cell) => most[cell] !== Infinity), closed = signed.length === 0 ? [] : given(() => workedOut(linked, hidden, { of, enough: 1, least, most }))
  const told = (closed ?? []).filter(({ cell, low, high }) => low === high && least[cell] !== most[cell]), open = new Map([...worked, ...told].map((one) => [one.cell, one]))
  const rows = standing.flatMap(({ cell, name, at }) => {
    const { file, row, count } = at!, leak = open.get(cell)
    if (leak) return [{ finding: 'worked out', file, row, cell: name, low: leak.low, high: leak.high }]
    return !hidden[cell] && fewAlike(count, null, fewest) ? [{ finding: 'small and shown', file, row, cell: name, low: count, high: count }] : []
  })
  return { rows, hidden: of.length, signed: closed !== null }
}

/** Null where the sums cannot hold. */
function given<T>(work: () => T): T | null {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof RangeError && fault.message.endsWith('.')) return null
    throw fault
  }
}

/** Sums of which everything is shown must hold, or the tables do not count the same people. */
function refuseWrongSums({ names, counts, sums }: ReturnType<typeof linkedTables>, hidden: Uint8Array, cells: Published['cells']): void {
  for (const [whole, ...parts] of sums.map((sum) => [...sum] as [number, ...number[]])) {
    if (hidden[whole]) continue
    const some = parts.some((part) => hidden[part]), added = parts.reduce((sum, part) => sum + (hidden[part] ? 0 : counts[part]!), 0), at = cells.get(names[whole]!)
    if (some && added > counts[whole]! + 1e-6) throw plain(`${at?.file}, row ${at?.row}: ${names[whole]} is ${counts[whole]}, but its parts that are shown add up to ${added}.`)
    if (some) continue
    if (Math.abs(added - counts[whole]!) > 1e-6) throw plain(`${at?.file}, row ${at?.row}: ${names[whole]} is ${counts[whole]}, but its parts (${names[parts[0]!]} …) add up to ${added}.`)
  }
}
