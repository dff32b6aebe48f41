import { missing, modes, type Instrument, type Mapping, type Mode } from '../../words.ts'
import { codeOfCell, type Read } from './code-of-cell.ts'
import { none } from './wave-sheets.ts'

/** What is wrong with a file: its row (the header is row 1), its column, what stands there, and a message key. */
export type Fault = { readonly row: number; readonly column: string; readonly code: string; readonly value: string }
/** A zone of the wave, by any of the names a survey company may use for it. */
export type WaveZone = { readonly id: string; readonly code: string; readonly slug: string }
export type Expected = { readonly instrument: Instrument; readonly mapping: Mapping; readonly zones: readonly WaveZone[]; readonly offered: readonly Mode[] }

/** Sheets as they were read: flat arrays, one entry a sheet, `width` answers a sheet. `none` stands where a sheet names no stratum or unit. */
export type SomeSheets = {
  readonly count: number; readonly width: number; readonly answers: Int16Array; readonly zone: Uint16Array; readonly mode: Uint8Array
  readonly language: readonly (string | null)[]; readonly stratum: Int32Array; readonly unit: Int32Array
}
/** What can be told of a file: its rows, the sheets among them by zone (in the order of the wave) and mode, and what is wrong. */
export type ReadFile = {
  readonly rows: number; readonly sheets: number; readonly byZone: Uint32Array; readonly byMode: Uint32Array
  readonly faults: readonly Fault[]; readonly faultsInAll: number; readonly notMapped: readonly string[]
}
/** As many faults as somebody reads before opening the file in their own program. */
export const mostFaults = 200

/** Reads a survey company's rows by a mapping: rows are handed in one by one, sheets are drained some at a time, so that neither is ever held whole. */
export function readSheets(header: readonly string[], expected: Expected) {
  const faults: Fault[] = []
  const seen = { rows: 0, sheets: 0, faults: 0, byZone: new Uint32Array(expected.zones.length), byMode: new Uint32Array(modes.length) }
  const fault = (row: number, column: string, code: string, value: string) => {
    if (seen.faults++ < mostFaults) faults.push({ row, column, code, value: value.slice(0, 100) })
  }
  const columns = columnsOf(header, expected, (column, code) => fault(1, column, code, ''))
  let kept = room(1024, columns.questions.length), waiting = 0
  const take = (cells: readonly string[]): void => {
    const row = ++seen.rows + 1
    if (columns.only && !columns.only.values.has(cells[columns.only.at] ?? '')) return
    if (cells.length !== header.length) return fault(row, '', 'survey.row-of-another-length', String(cells.length))
    if (waiting === kept.zone.length) kept = larger(kept)
    const sheet = waiting++
    seen.sheets++
    const put = (column: Column, into: { [at: number]: number }, at: number, counts?: Uint32Array) => {
      const cell = column.at < 0 ? '' : (cells[column.at] as string), read = column.read(cell)
      if (typeof read !== 'number') return fault(row, column.name, read, cell)
      into[at] = read
      if (counts) counts[read]! += 1
    }
    put(columns.zone, kept.zone, sheet, seen.byZone)
    put(columns.mode, kept.mode, sheet, seen.byMode)
    put(columns.stratum, kept.stratum, sheet)
    put(columns.unit, kept.unit, sheet)
    kept.language[sheet] = columns.language < 0 ? null : (cells[columns.language] || null)
    const start = sheet * columns.questions.length
    for (let at = 0; at < columns.questions.length; at++) put(columns.questions[at] as Column, kept.answers, start + at)
  }
  const drain = (): SomeSheets => {
    const sheets = { ...kept, count: waiting, width: columns.questions.length }
    kept = room(kept.zone.length, columns.questions.length)
    waiting = 0
    return sheets
  }
  const told = (): ReadFile => ({ rows: seen.rows, sheets: seen.sheets, byZone: seen.byZone, byMode: seen.byMode, faults, faultsInAll: seen.faults, notMapped: columns.notMapped })
  return { take, drain, told, waiting: () => waiting }
}

type Column = { readonly name: string; readonly at: number; readonly read: (cell: string) => Read }

function columnsOf(header: readonly string[], { instrument, mapping, zones, offered }: Expected, fault: (column: string, code: string) => void) {
  const place = (column: string): number => {
    const at = header.indexOf(column)
    if (at < 0) fault(column, 'survey.no-such-column')
    return at
  }
  const column = (name: string | undefined, read: (cell: string) => Read): Column => {
    const at = name === undefined ? -1 : place(name)
    // A column that is not there is told of once, in the header's row.
    return { name: name ?? '', at, read: name !== undefined && at < 0 ? () => 0 : read }
  }
  const { questions } = instrument
  for (const id of Object.keys(mapping.questions)) if (!questions.some((question) => question.id === id)) fault(id, 'survey.no-such-question')
  if (mapping.mode.column === undefined && mapping.mode.always === undefined) fault('', 'survey.say-which-mode')
  return {
    zone: column(mapping.zone.column, zoneOf(mapping, zones)),
    mode: column(mapping.mode.column, modeOf(mapping, offered)),
    stratum: column(mapping.stratum, whole(32_767)),
    unit: column(mapping.unit, whole(2_147_483_647)),
    language: mapping.language === undefined ? -1 : place(mapping.language),
    only: mapping.only && { at: place(mapping.only.column), values: new Set(mapping.only.values) },
    questions: questions.map((question): Column => {
      const asked = question.kind === 'text' ? undefined : mapping.questions[question.id] // own words are kept apart from sheets
      return asked ? column(asked.column, codeOfCell(question, asked)) : { name: '', at: -1, read: () => missing['not-asked'] }
    }),
    notMapped: questions.filter(({ id, kind }) => kind !== 'text' && !mapping.questions[id]).map(({ id }) => id),
  }
}

function zoneOf({ zone: { codes } }: Mapping, zones: readonly WaveZone[]): (cell: string) => Read {
  const places = new Map(zones.flatMap(({ id, code, slug }, at) => [[id, at], [slug, at], [code, at]] as const))
  return (cell) => places.get(codes?.[cell] ?? cell) ?? 'survey.no-such-zone'
}

function modeOf({ mode: { codes, always, column } }: Mapping, offered: readonly Mode[]): (cell: string) => Read {
  return (cell) => {
    const mode = column === undefined || cell === '' ? always : codes?.[cell] ?? modes.find((known) => known === cell)
    return mode === undefined ? 'survey.no-such-mode' : offered.includes(mode) ? modes.indexOf(mode) : 'survey.mode-not-offered'
  }
}

function whole(most: number): (cell: string) => Read {
  return (cell) => (cell === '' ? none : !/^\d{1,10}(\.0+)?$/.test(cell) ? 'survey.not-a-whole-number' : Number(cell) > most ? 'survey.number-out-of-range' : Number(cell))
}

type Room = { answers: Int16Array; zone: Uint16Array; mode: Uint8Array; stratum: Int32Array; unit: Int32Array; language: (string | null)[] }

const room = (sheets: number, width: number): Room => ({
  answers: new Int16Array(sheets * width), zone: new Uint16Array(sheets), mode: new Uint8Array(sheets), stratum: new Int32Array(sheets), unit: new Int32Array(sheets), language: [],
})

function larger(full: Room): Room {
  const next = room(full.zone.length * 2, full.answers.length / full.zone.length)
  for (const name of ['answers', 'zone', 'mode', 'stratum', 'unit'] as const) next[name].set(full[name])
  return { ...next, language: full.language }
}
