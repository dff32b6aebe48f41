import { writeFileSync } from 'node:fs'
import { zoneIndex } from '#kernel/locate/zones/zone-index.ts'
import { zoneOfPoints } from '#kernel/locate/zones/zone-of-points.ts'
import { plain } from '#platform/plain.ts'
import { between, definitions } from '#platform/place/map-systems.ts'
import type { Out } from '../table/print-rows.ts'
import { columnsIn } from '../table/read-columns.ts'
import { readTable } from '../table/read-table.ts'
import { nameOf } from '../table/read-text.ts'
import { rowsWith } from '../table/rows-with.ts'
import { tool } from '../table/tool.ts'
import { filesOf, needed, typed } from '../table/typed.ts'
import { systemTyped } from './place/plane.ts'
import { readBorders } from './place/read-borders.ts'
import { readPlaces } from './place/read-places.ts'

const usage = `vatra assign POINTS.csv ZONES.geojson --x COL --y COL --id PROPERTY [flags]
In which zone each point lies: the rows again, with a column "zone" (in place of one of that name). A point on a border is in it; where zones touch or overlap, in the first.
  --x COL, --y COL   the columns of longitude and latitude, or of east and north
  --crs EPSG:n       the map system of the points, where they are no degrees (any UTM zone, the national ones of the pilots, or +proj=…)
  --id PROPERTY      the property that names a zone
  --unplaced FILE    where rows without a place or outside every zone are written as they were (POINTS.unplaced.csv); only if there are any
  --json             one JSON array of the rows
POINTS may be a GeoJSON file of points: its columns are the properties, lon and lat.
File names may end in .gz; "-" is standard input. Exit codes: 0 done, 2 what was typed or a file is at fault.

Example: vatra assign calls.csv zones.geojson --x lon --y lat --id code > placed.csv`

const options = { x: { type: 'string' }, y: { type: 'string' }, crs: { type: 'string' }, id: { type: 'string' }, unplaced: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** vatra assign: each row of a plain file gets the zone that its point lies in. */
export function assign(argv: readonly string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => asked(argv), async ({ points, zones, across, up, id, system, aside, json }) => {
    const borders = await readBorders(zones, id), text = await readTable(points), file = nameOf(points)
    const { x, y, nowhere } = readPlaces(columnsIn(text, file, [across, up]), across, up, system ?? (borders.inDegrees ? definitions['EPSG:4326'] : null))
    if (borders.inDegrees && system !== null) toDegrees(x, y, system)
    const index = zoneIndex(borders.boundaries), zone = zoneOfPoints(x, y, index), unplaced = zone.reduce((n, z) => n + (z < 0 ? 1 : 0), 0)
    refuseSwapped(unplaced - nowhere, zone.length - nowhere, () => zoneOfPoints(y, x, index).reduce((n, z) => n + (z < 0 ? 0 : 1), 0), file)
    rowsWith({ text, file, column: 'zone', json }, (record) => (zone[record]! < 0 ? null : borders.names[zone[record]!]!), out)
    if (borders.without.length > 0) err.write(`Zones without a border, which hold no point: ${borders.without.join(', ')}.\n`)
    if (unplaced === 0) return void err.write(`${zone.length} rows, all placed.\n`)
    const rest: string[] = []
    rowsWith({ text, file, column: null, json: false }, (record) => (zone[record]! < 0 ? '' : null), { write: (part) => rest.push(part) })
    writeAside(aside, rest.join(''))
    err.write(`${zone.length} rows, ${zone.length - unplaced} placed; ${unplaced} unplaced (${nowhere} without coordinates, ${unplaced - nowhere} outside every zone), written to ${aside}.\n`)
  })
}

function asked(argv: readonly string[]) {
  const { values: said, positionals } = typed(argv, options)
  if (said.help) return null
  const [points, zones] = filesOf(positionals, ['POINTS.csv', 'ZONES.geojson']) as [string, string]
  return {
    points, zones, across: needed(said.x, '--x', 'the column of longitude or east'), up: needed(said.y, '--y', 'the column of latitude or north'),
    id: needed(said.id, '--id', 'the property that names a zone'), system: systemTyped(said.crs), json: said.json ?? false,
    aside: said.unplaced ?? (points === '-' ? 'unplaced.csv' : `${points.replace(/(\.gz)$/i, '').replace(/\.(csv|tsv|txt)$/i, '')}.unplaced.csv`),
  }
}

function toDegrees(x: Float64Array, y: Float64Array, system: string): void {
  if (system === definitions['EPSG:4326']) return
  const { there } = between(system, definitions['EPSG:4326'])
  for (let i = 0; i < x.length; i++) if (x[i] === x[i]) [x[i], y[i]] = there(x[i]!, y[i]!) as [number, number]
}

/** Points of which hardly any lies in a zone, but most do with the columns exchanged. */
function refuseSwapped(outside: number, points: number, exchanged: () => number, file: string): void {
  if (points === 0 || outside < 0.9 * points) return
  const found = exchanged()
  if (found > 0.5 * points) throw plain(`${file}: ${points - outside} of ${points} points lie in a zone as they are, ${found} with --x and --y exchanged; exchange them.`)
}

function writeAside(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (fault) {
    throw plain(`The unplaced rows cannot be written to ${path}: ${(fault as Error).message}; say where with --unplaced.`)
  }
}
