import { quantileInterval } from '#kernel/wait/quantile-interval.ts'
import { stillWaiting } from '#kernel/wait/still-waiting.ts'
import { waitByHour } from '#kernel/wait/wait-by-hour.ts'
import { plain } from '#platform/plain.ts'
import { exitLine, formatLines, formatOf, formatOptions, inputLine, rLine } from '../table/format.ts'
import { printRows, type Out } from '../table/print-rows.ts'
import { confidenceOf } from '../table/question.ts'
import { codesOf, faultAt, numberOf, readColumns, valuesOf, type Columns } from '../table/read-columns.ts'
import { tool } from '../table/tool.ts'
import { filesOf, needed, numbersTyped, reckoned, typed } from '../table/typed.ts'
import { zoneOrder } from '../table/zone-order.ts'
import { waitInR } from './r/wait-in-r.ts'
import { dateOrders, hourOfWeek, readTimes } from './times.ts'

const usage = `vatra wait FILE.csv --zone COL --seconds COL [flags]
How long people wait: the median and other quantiles of each zone, and of each hour of the week with --at.
  --zone COL              the village or zone of each call
  --seconds COL           the seconds until somebody came; an empty cell is no wait
  --at COL                when the call came; hours run from 0 (Monday, 0:00 to 0:59) to 167 (Sunday, 23:00)
  --dates ORDER           day-first or month-first, where 3/4/2026 could be both
  --quantiles 0.5,0.8,0.9 which quantiles (R's type 7), each with its interval; q80 is passed by one call in five
  --open COL              1 or yes where the call is still open after these seconds: Kaplan-Meier's quantiles
  --shrink                draws places and hours with few calls toward their village, and villages toward their commissariat
  --commissariat COL      the commissariat of the call's village, for --shrink (all in one)
  --confidence 0.95       of the intervals
${formatLines}
${rLine}
${inputLine}
${exitLine}

Example: vatra wait calls.csv --zone village --seconds wait --at received --shrink`

const options = {
  zone: { type: 'string' }, seconds: { type: 'string' }, at: { type: 'string' }, dates: { type: 'string' }, quantiles: { type: 'string' }, open: { type: 'string' }, shrink: { type: 'boolean' },
  commissariat: { type: 'string' }, confidence: { type: 'string' }, ...formatOptions, r: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const

type Row = Record<string, string | number | null>
type Calls = { readonly zone: Float64Array; readonly zones: readonly string[]; readonly hour: Float64Array | null; readonly seconds: Float64Array; readonly open: Float64Array | null; readonly commissariat: Float64Array | null }
type Asked = NonNullable<ReturnType<typeof asked>>

/** vatra wait: how long one waits in this village at this hour, from a plain file of calls. */
export function wait(argv: readonly string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => asked(argv), async (question) => {
    if (question.r) return void out.write(waitInR(question))
    const { calls, left } = await readCalls(question)
    if (left > 0) err.write(`Rows without a wait, counted nowhere: ${left}.\n`)
    const rows = question.shrink ? shrunken(calls, question) : counted(calls, question)
    printRows(rows, Object.keys(rows[0] ?? { zone: '', hour: '', n: 0 }), question.format, out)
  })
}

function asked(argv: readonly string[]) {
  const { values: said, positionals } = typed(argv, options)
  if (said.help) return null
  const quantiles = numbersTyped(said.quantiles ?? '0.5,0.8,0.9', '--quantiles'), odd = quantiles.find((p) => !(p > 0 && p < 1))
  if (odd !== undefined) throw plain(`--quantiles lie between 0 and 1, as 0.8; ${odd} does not.`)
  if (said.shrink && said.open !== undefined) throw plain('Open calls cannot be drawn together: leave out --open or --shrink.')
  if (said.commissariat !== undefined && !said.shrink) throw plain('--commissariat is for --shrink.')
  return {
    path: filesOf(positionals, ['FILE.csv'])[0]!, zone: needed(said.zone, '--zone', 'the column of the village'), seconds: needed(said.seconds, '--seconds', 'the column of the wait'),
    at: said.at, open: said.open, commissariat: said.commissariat, quantiles, shrink: said.shrink ?? false, confidence: confidenceOf(said.confidence), order: dateOrders(said.dates), format: formatOf(said, 'table'), r: said.r ?? false,
  }
}

async function readCalls({ path, zone, seconds, at, open, commissariat, order }: Asked): Promise<{ calls: Calls; left: number }> {
  const columns = await readColumns(path, [...new Set([zone, seconds, at, open, commissariat].filter((name) => name !== undefined))])
  const waits = valuesOf(columns, seconds, (cell) => {
    const number = numberOf(cell)
    return cell === '' ? NaN : number === null ? `"${cell}" is not a number of seconds.` : number >= 0 ? number : `${cell} seconds: nobody comes before the call.`
  })
  const kept = Int32Array.from([...waits.keys()].filter((i) => waits[i]! === waits[i]!)), pick = (list: Float64Array) => Float64Array.from(kept, (i) => list[i]!)
  const calls = {
    zone: pick(codesOf(columns, zone)), zones: columns.column.get(zone)!.words, seconds: pick(waits),
    hour: at === undefined ? null : pick(readTimes(columns, at, order).map(hourOfWeek)),
    open: open === undefined ? null : pick(valuesOf(columns, open, (cell) => (/^(1|yes|true|open)$/i.test(cell) ? 1 : /^(0|no|false|closed|)$/i.test(cell) ? 0 : `"${cell}" is neither yes nor no.`))),
    commissariat: commissariat === undefined ? null : districts(columns, zone, commissariat),
  }
  return { calls, left: waits.length - kept.length }
}

/** The commissariat of each zone; a zone lies in one. */
function districts(columns: Columns, zone: string, commissariat: string): Float64Array {
  const codes = codesOf(columns, commissariat), { words, word } = columns.column.get(zone)!, found = new Float64Array(words.length).fill(-1)
  codes.forEach((code, i) => {
    const z = word[i]!
    if (found[z]! >= 0 && found[z] !== code) throw faultAt(columns, i, commissariat, `zone "${words[z]}" lies in another one in an earlier row.`)
    found[z] = code
  })
  return found
}

const named = (p: number) => `q${Number((100 * p).toFixed(6))}`

/** Zones in people's order, by the places that their names have in the file. */
function inOrder(zones: readonly string[]): number[] {
  const place = new Map(zones.map((zone, z) => [zone, z]))
  return zoneOrder(zones).map((zone) => place.get(zone!)!)
}

function counted({ zone, zones, hour, seconds, open }: Calls, { quantiles, confidence }: Asked): Row[] {
  const groups = new Map<number, number[]>(), hours = hour ? 168 : 1
  zone.forEach((z, i) => {
    const cell = z * hours + (hour?.[i] ?? 0), group = groups.get(cell)
    if (group) group.push(i)
    else groups.set(cell, [i])
  })
  return inOrder(zones).flatMap((z) => Array.from({ length: hours }, (_, h) => ({ h, calls: groups.get(z * hours + h) ?? [] })).filter(({ calls }) => calls.length > 0).map(({ h, calls }): Row => {
    const waits = Float64Array.from(calls, (i) => seconds[i]!).sort()
    const left = open && stillWaiting(calls.map((i) => seconds[i]!), calls.map((i) => !open[i]), quantiles, confidence)
    const found = left ? left.quantiles : quantiles.map((p) => quantileInterval(waits, p, 7, confidence))
    const numbers = quantiles.flatMap((p, k) => [[named(p), found[k]!.quantile], [`${named(p)}_low`, found[k]!.low], [`${named(p)}_high`, found[k]!.high]] as const)
    return { zone: zones[z]!, hour: hour ? h : null, n: calls.length, ...(left && { n_open: left.open }), ...Object.fromEntries(numbers), method: left ? left.method : 'order-statistics-type-7' }
  }))
}

/** Without hours a zone takes the place of an hour, in its commissariat: the same two steps, one place higher. */
function shrunken({ zone, zones, hour, seconds, commissariat }: Calls, { quantiles }: Asked): Row[] {
  const within = commissariat ?? new Float64Array(zones.length), hours = hour ? 168 : zones.length
  const villages = hour ? within : new Float64Array(within.reduce((most, c) => Math.max(most, c), -1) + 1)
  const found = reckoned(() => waitByHour({
    village: hour ? zone : zone.map((z) => within[z]!), hour: hour ?? zone, seconds, commissariat: villages, hours,
  }, hour ? { quantiles: [...quantiles] } : { quantiles: [...quantiles], towardVillage: 50 }))
  return inOrder(zones).flatMap((z) => Array.from({ length: hour ? 168 : 1 }, (_, h): Row => {
    const cell = hour ? z * 168 + h : within[z]! * hours + z, value = (list: Float64Array) => (Number.isNaN(list[cell]) ? null : list[cell]!)
    return { zone: zones[z]!, hour: hour ? h : null, n: found.counts[cell]!, n_effective: found.effective[cell]!, ...Object.fromEntries(found.quantiles.map(({ p, values }) => [named(p), value(values)])), method: found.method }
  }))
}
