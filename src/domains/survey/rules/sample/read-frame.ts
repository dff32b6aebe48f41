import type { Fault } from '../sheets/read-sheets.ts'
import { mostFaults } from '../sheets/read-sheets.ts'

/** One address or person of a sampling frame: where, and in which stratum and sampling unit if the frame has them. `zone` is the place of its zone among those asked. */
export type FrameRow = { readonly reference: string; readonly zone: number; readonly stratum: number | null; readonly unit: number | null }
/** A zone by any of the names that a frame may use for it; `asked` says whether the wave asks there. */
export type FrameZone = { readonly code: string; readonly slug: string; readonly names: Readonly<Record<string, string>>; readonly asked: boolean }
/** A frame as it was read: its rows, those in zones that the wave does not ask, and what is wrong with it. */
export type ReadFrame = { readonly rows: readonly FrameRow[]; readonly passedOver: number; readonly faults: readonly Fault[]; readonly faultsInAll: number }

/** What a column may be called. */
const columns = {
  reference: ['reference', 'ref', 'id', 'referință', 'referinta'], zone: ['zone', 'zona', 'zonă'],
  stratum: ['stratum', 'strat', 'stratul'], unit: ['unit', 'sampling unit', 'unitate', 'unitatea'],
} as const

/** Reads a sampling frame row by row: a reference that names each once, a zone by code, address or name, and whole numbers for stratum and unit. */
export function readFrame(header: readonly string[], zones: readonly FrameZone[]) {
  const rows: FrameRow[] = [], faults: Fault[] = [], known = new Set<string>()
  let count = 0, passedOver = 0, faultsInAll = 0
  const fault = (row: number, column: string, code: string, value: string) => {
    if (faultsInAll++ < mostFaults) faults.push({ row, column, code, value: value.slice(0, 100) })
  }
  const at = placesOf(header)
  for (const column of ['reference', 'zone'] as const) if (at[column] < 0) fault(1, column, 'survey.no-such-column', '')
  const zoneAt = placesOfZones(zones)
  const take = (cells: readonly string[]): void => {
    const row = ++count + 1
    if (at.reference < 0 || at.zone < 0) return
    if (cells.length !== header.length) return fault(row, '', 'survey.row-of-another-length', String(cells.length))
    const [reference, zone] = [cells[at.reference]!, zoneAt.get(plain(cells[at.zone]!))]
    const [stratum, unit] = [whole(cells[at.stratum], 32_767), whole(cells[at.unit], 2_147_483_647)]
    if (zone !== undefined && !zones[zone]!.asked) return void passedOver++
    if (reference === '') fault(row, header[at.reference]!, 'survey.reference-missing', '')
    else if (known.has(reference)) fault(row, header[at.reference]!, 'survey.reference-twice', reference)
    if (zone === undefined) fault(row, header[at.zone]!, 'survey.no-such-zone', cells[at.zone]!)
    if (typeof stratum === 'string') fault(row, header[at.stratum]!, stratum, cells[at.stratum]!)
    if (typeof unit === 'string') fault(row, header[at.unit]!, unit, cells[at.unit]!)
    known.add(reference)
    if (zone !== undefined && typeof stratum !== 'string' && typeof unit !== 'string') rows.push({ reference, zone, stratum, unit })
  }
  return { take, told: (): ReadFrame => ({ rows, passedOver, faults, faultsInAll }) }
}

function placesOf(header: readonly string[]): Readonly<Record<keyof typeof columns, number>> {
  const find = (names: readonly string[]) => header.findIndex((title) => names.includes(plain(title)))
  return { reference: find(columns.reference), zone: find(columns.zone), stratum: find(columns.stratum), unit: find(columns.unit) }
}

/** Codes first: where one zone's name is another's code, the code is meant. */
function placesOfZones(zones: readonly FrameZone[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const namesOf of [(zone: FrameZone) => [zone.code], (zone: FrameZone) => [zone.slug], (zone: FrameZone) => Object.values(zone.names)]) {
    zones.forEach((zone, place) => namesOf(zone).forEach((name) => places.has(plain(name)) || places.set(plain(name), place)))
  }
  return places
}

const plain = (text: string) => text.trim().toLowerCase()

/** A whole number, nothing where the cell or the column is empty, or what is wrong with it. */
function whole(cell: string | undefined, most: number): number | null | string {
  if (cell === undefined || cell === '') return null
  return !/^\d{1,10}$/.test(cell) ? 'survey.not-a-whole-number' : Number(cell) > most ? 'survey.number-out-of-range' : Number(cell)
}
