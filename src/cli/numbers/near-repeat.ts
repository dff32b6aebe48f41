import { nearRepeat as table } from '#kernel/locate/near-repeats/near-repeat.ts'
import { seeded } from '#kernel/random.ts'
import { plain } from '#platform/plain.ts'
import { exitLine, formatLines, formatOf, formatOptions, inputLine, rLine } from '../table/format.ts'
import { printRows, type Out } from '../table/print-rows.ts'
import { readColumns } from '../table/read-columns.ts'
import { tool } from '../table/tool.ts'
import { progress } from '../terminal/progress.ts'
import { filesOf, needed, numbersTyped, reckoned, typed, wholeTyped } from '../table/typed.ts'
import { onPlane, systemTyped } from './place/plane.ts'
import { readPlaces } from './place/read-places.ts'
import { nearRepeatInR } from './r/near-repeat-in-r.ts'
import { dateOrders, readTimes } from './times.ts'

const usage = `vatra near-repeat FILE.csv --x COL --y COL --time COL --space 1,100,200,400 --days 1,4,8,15 [flags]
Whether incidents are followed by others nearby more often than chance would have it: pairs by distance and by days between them (Knox).
  --x COL, --y COL     the columns of longitude and latitude, or of east and north
  --crs EPSG:n         their map system (any UTM zone, the national ones of the pilots, or +proj=…); left out: degrees, else metres
  --time COL           when it happened: a date in any usual form, with or without a time of day, or a number of days
  --dates ORDER        day-first or month-first, where 3/4/2026 could be both
  --space 1,100,200    where the bands of distance end, in metres; the first begins at 0, each end belongs to the next band
  --days 1,4,8,15      where the bands of time end, in days, likewise
  --permutations 999   how often the times are dealt out anew; 0: p at once, by the exact mean and variance
  --seed N             the beginning of chance: the same seed tells the same p (1)
${formatLines}
p is the custom's: how often chance made as many pairs or more. p_two_sided also sees fewer. Of twenty cells one has p < 0.05 by chance.
${rLine}
${inputLine}
${exitLine}

Example: vatra near-repeat burglaries.csv --x east --y north --crs EPSG:4026 --time day --space 1,100,200,400 --days 1,4,8,15`

const options = {
  x: { type: 'string' }, y: { type: 'string' }, crs: { type: 'string' }, time: { type: 'string' }, dates: { type: 'string' }, space: { type: 'string' }, days: { type: 'string' },
  permutations: { type: 'string' }, seed: { type: 'string' }, ...formatOptions, r: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const

const columns = ['space_from', 'space_to', 'days_from', 'days_to', 'n', 'observed', 'expected', 'ratio', 'p', 'p_two_sided', 'method']

/** vatra near-repeat: the near-repeat table of a plain file of incidents. */
export function nearRepeat(argv: readonly string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => asked(argv), async ({ path, across, up, time, order, system, space, days, permutations, seed, format, r }) => {
    if (r) return void out.write(nearRepeatInR({ path, across, up, time, order, system, space, days, permutations, seed }))
    const read = await readColumns(path, [...new Set([across, up, time])]), times = readTimes(read, time, order)
    const { x, y, nowhere } = readPlaces(read, across, up, system), kept = Int32Array.from([...x.keys()].filter((i) => x[i] === x[i]))
    const pick = (list: Float64Array) => Float64Array.from(kept, (i) => list[i]!), plane = onPlane(pick(x), pick(y), system)
    if (plane.says) err.write(`${plane.says}\n`)
    if (nowhere > 0) err.write(`Rows without coordinates, left out: ${nowhere}.\n`)
    const n = kept.length, work = n * permutations < 2e7 ? null : progress('Dealing the times out anew', 1)
    const { cells, method } = reckoned(() => table({ x: plane.x, y: plane.y, time: pick(times) }, { space, days, permutations, random: seeded(seed), told: (share) => work?.at(share) }))
    work?.end()
    printRows(cells.map(({ spaceFrom, spaceTo, daysFrom, daysTo, observed, expected, ratio, more, twoSided }) =>
      ({ space_from: spaceFrom, space_to: spaceTo, days_from: daysFrom, days_to: daysTo, n, observed, expected, ratio, p: more, p_two_sided: twoSided, method })), columns, format, out)
  })
}

function asked(argv: readonly string[]) {
  const { values: said, positionals } = typed(argv, options)
  if (said.help) return null
  return {
    path: filesOf(positionals, ['FILE.csv'])[0]!, across: needed(said.x, '--x', 'the column of longitude or east'), up: needed(said.y, '--y', 'the column of latitude or north'),
    time: needed(said.time, '--time', 'the column of the day'), order: dateOrders(said.dates), system: systemTyped(said.crs),
    space: bands(needed(said.space, '--space', 'where the bands of distance end, as 1,100,200,400'), '--space'), days: bands(needed(said.days, '--days', 'where the bands of time end, as 1,4,8,15'), '--days'),
    permutations: wholeTyped(said.permutations, '--permutations', 0, 999), seed: wholeTyped(said.seed, '--seed', 0, 1), format: formatOf(said, 'table'), r: said.r ?? false,
  }
}

function bands(said: string, flag: string): number[] {
  const ends = numbersTyped(said, flag).filter((end, k) => !(k === 0 && end === 0)) // a 0 in front says what is so anyway
  const odd = ends.findIndex((end, k) => !(end > (ends[k - 1] ?? 0)))
  if (ends.length === 0 || odd >= 0) throw plain(`${flag} names where bands end, growing from above 0, as 1,100,200; not "${said}".`)
  return ends
}
