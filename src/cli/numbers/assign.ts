import { statSync, type BigIntStats } from 'node:fs'
import { zoneIndex } from '#kernel/locate/zones/zone-index.ts'
import { zoneOfPoints } from '#kernel/locate/zones/zone-of-points.ts'
import { plain } from '#platform/plain.ts'
import { between, definitions } from '#platform/place/map-systems.ts'
import { exitLine, formatOf, formatOptions, inputLine } from '../table/format.ts'
import type { Out } from '../table/print-rows.ts'
import { gathered } from '../table/read-columns.ts'
import { readTable } from '../table/read-table.ts'
import { csvLine } from '../table/writing/quoted.ts'
import { rowsWith } from '../table/writing/rows-with.ts'
import { tool } from '../table/tool.ts'
import { filesOf, needed, typed } from '../table/typed.ts'
import { couldBeDegrees, systemTyped } from './place/plane.ts'
import { readBorders, type Borders } from './place/read-borders.ts'
import { readPlaces } from './place/read-places.ts'
import { writeAside } from './place/write-aside.ts'

const usage = `vatra assign POINTS.csv ZONES.geojson --x COL --y COL --id PROPERTY [flags]
In which zone each point lies: the rows again, with a column "zone" (in place of one of that name). A point on a border is in it; where zones touch or overlap, in the first.
  --x COL, --y COL   the columns of longitude and latitude, or of east and north
  --crs EPSG:n       the map system of the points, where they are no degrees (any UTM zone, the national ones of the pilots, or +proj=…)
  --id PROPERTY      the property that names a zone
  --unplaced FILE    where rows without a place or outside every zone are written as they were (POINTS.unplaced.csv); only if there are any
                     What an earlier run wrote there (its heading is that of the points) is replaced, or goes when all are placed; no other file is written over.
  --csv, --json, --jsonl, --geojson  CSV in the file's own delimiter (if nothing is said), one JSON array, a JSON object a line, or points
Rows are written as they are read, some thousands at a time: a fault further down ends the work with rows written.
${inputLine} ${exitLine}

Example: vatra assign calls.csv zones.geojson --x lon --y lat --id code > placed.csv`

const options = { x: { type: 'string' }, y: { type: 'string' }, crs: { type: 'string' }, id: { type: 'string' }, unplaced: { type: 'string' }, geojson: { type: 'boolean' }, ...formatOptions, help: { type: 'boolean', short: 'h' } } as const

type Asked = NonNullable<ReturnType<typeof asked>>

/** What is read before zones are looked up: enough to tell swapped columns by, little enough to be held. */
const batch = 16_384

/** vatra assign: each row of a plain file gets the zone that its point lies in; rows are written as they are read. */
export function assign(argv: readonly string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => asked(argv), async (question) => {
    const { points, zones, id, aside } = question, borders = await readBorders(zones, id), { file, each } = await readTable(points)
    const counts = { rows: 0, nowhere: 0, unplaced: 0 }, rest = writeAside(aside)
    let placing: ReturnType<typeof placed> | undefined
    try {
      await each((cells, line, delimiter) => {
        if (placing) return placing.add(cells, line)
        rest.meet(csvLine(cells, delimiter))
        placing = placed({ heading: cells, delimiter, file }, borders, question, counts, { out, rest })
      }, { phase: `Placing ${file}`, between: async () => placing?.settle(batch) })
      await placing!.end()
      if (borders.without.length > 0) err.write(`Zones without a border, which hold no point: ${borders.without.join(', ')}.\n`)
      if (counts.unplaced === 0) return void err.write(`${counts.rows} rows, all placed.${rest.goes() ? ` ${aside}, of an earlier run, is gone.` : ''}\n`)
      err.write(`${counts.rows} rows, ${counts.rows - counts.unplaced} placed; ${counts.unplaced} unplaced (${counts.nowhere} without coordinates, ${counts.unplaced - counts.nowhere} outside every zone), written to ${aside}.\n`)
    } finally {
      rest.close()
    }
  })
}

type Table = { readonly heading: readonly string[]; readonly delimiter: string; readonly file: string }
type Outs = { readonly out: Out; readonly rest: Out }

/** Rows that wait for their zones, a batch at a time. */
function placed({ heading, delimiter, file }: Table, { names, boundaries, inDegrees, system: ofZones, file: zonesFile }: Borders, { across, up, system, format }: Asked, counts: { rows: number; nowhere: number; unplaced: number }, { out, rest }: Outs) {
  const index = zoneIndex(boundaries), found = rowsWith({ heading, delimiter, column: 'zone', format }, out), left = rowsWith({ heading, delimiter, column: null, format: 'csv' }, rest)
  let waiting: string[][] = [], columns = gathered(heading, file, [across, up]), first = true

  async function settle(least = 0): Promise<void> {
    if (waiting.length < least || waiting.length === 0) return
    const { x, y, nowhere } = readPlaces(columns.columns(), across, up, system ?? (inDegrees ? definitions['EPSG:4326'] : null))
    if (inDegrees && system !== null) laidOn(x, y, system, definitions['EPSG:4326'])
    if (!inDegrees) {
      const degrees = system === definitions['EPSG:4326'] || (system === null && nowhere < x.length && couldBeDegrees(x, y))
      if (degrees && ofZones === null) throw plain(`${zonesFile} is in metres of a map system that is not known, and ${file} in degrees; write the zones in degrees of longitude and latitude, as GeoJSON has them.`)
      if (ofZones !== null && (degrees || system !== null)) laidOn(x, y, degrees ? definitions['EPSG:4326'] : system!, ofZones)
    }
    const zone = zoneOfPoints(x, y, index), unplaced = zone.reduce((n, z) => n + (z < 0 ? 1 : 0), 0)
    if (first) refuseSwapped(unplaced - nowhere, zone.length - nowhere, () => zoneOfPoints(y, x, index).reduce((n, z) => n + (z < 0 ? 0 : 1), 0), file)
    waiting.forEach((cells, i) => (zone[i]! < 0 ? left.row(cells, '') : found.row(cells, names[zone[i]!]!, [x[i]!, y[i]!])))
    counts.rows += zone.length
    counts.nowhere += nowhere
    counts.unplaced += unplaced
    first = false
    waiting = []
    columns = gathered(heading, file, [across, up])
    await found.flush()
    if (counts.unplaced > 0) await left.flush()
  }
  return {
    add(cells: string[], line: number) {
      waiting.push(cells)
      columns.add(cells, line)
    },
    settle,
    end: async () => {
      await settle()
      await found.end()
    },
  }
}

function asked(argv: readonly string[]) {
  const { values: said, positionals } = typed(argv, options)
  if (said.help) return null
  const [points, zones] = filesOf(positionals, ['POINTS.csv', 'ZONES.geojson']) as [string, string]
  const aside = said.unplaced ?? (points === '-' ? 'unplaced.csv' : `${points.replace(/(\.gz)$/i, '').replace(/\.(csv|tsv|txt)$/i, '')}.unplaced.csv`)
  for (const read of [points, zones]) if (sameFile(read, aside)) throw plain(`--unplaced ${aside} is a file that is read; the unplaced rows would be written over it.`)
  return {
    points, zones, aside, format: formatOf(said, 'csv'), across: needed(said.x, '--x', 'the column of longitude or east'), up: needed(said.y, '--y', 'the column of latitude or north'),
    id: needed(said.id, '--id', 'the property that names a zone'), system: systemTyped(said.crs),
  }
}

/** Whether two paths lead to one file, by whatever names. */
function sameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [one, other].map((path) => statSync(path, { bigint: true })) as [BigIntStats, BigIntStats]
    return a.isFile() && a.dev === b.dev && a.ino === b.ino
  } catch {
    return false
  }
}

function laidOn(x: Float64Array, y: Float64Array, system: string, other: string): void {
  if (system === other) return
  const { there } = between(system, other)
  for (let i = 0; i < x.length; i++) if (x[i] === x[i]) [x[i], y[i]] = there(x[i]!, y[i]!) as [number, number]
}

/** Points of which hardly any lies in a zone, but most do with the columns exchanged. */
function refuseSwapped(outside: number, points: number, exchanged: () => number, file: string): void {
  if (points === 0 || outside < 0.9 * points) return
  const found = exchanged()
  if (found > 0.5 * points) throw plain(`${file}: ${points - outside} of ${points} points lie in a zone as they are, ${found} with --x and --y exchanged; exchange them, unless it is the zones whose latitude comes first.`)
}
