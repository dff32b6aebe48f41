import { zoneOfValueInTurns } from '#domains/territory/words.ts'
import type { Instrument, Mapping, Mode } from '../../../words.ts'
import { findingColumns } from './columns-of-questions.ts'
import type { FileColumn } from './file-columns.ts'
import { headSays, type AboutSheets } from './head-says.ts'
import { modeCodes, modeOfValue } from './mode-of-value.ts'
import { readingOf } from './reading-of.ts'
import { shareOf } from './share-of.ts'
import { silencesOf } from './silences.ts'
import { namesZones, zoneCodes, type NamedZone } from './named-zones.ts'

/** The columns that somebody has chosen already; an empty name is none. */
export type ChosenColumns = { readonly [about in AboutSheets]?: string | undefined } & { readonly questions?: Readonly<Record<string, string>> | undefined }
type Known = { readonly instrument: Instrument; readonly zones: readonly NamedZone[]; readonly offered: readonly Mode[]; readonly columns: readonly FileColumn[]; readonly chosen?: ChosenColumns }

/**
 * How a file would most probably be read, from its head and its values, for a person to look over: what is not clear stays open, and an empty
 * name stands for a zone's column that was not found. What somebody has chosen is kept, and only its values are worked out.
 */
export function proposedMapping(known: Known): Mapping {
  const proposing = proposingMapping(known)
  for (let step = proposing.next(); ; step = proposing.next()) if (step.done) return step.value
}

/** The same for a large town and a long questionnaire: it stops after each zone, question and column, and its result is the mapping. */
export function* proposingMapping({ instrument, zones, offered, columns, chosen = {} }: Known): Generator<undefined, Mapping> {
  const byName = new Map(columns.map((column) => [column.name, column]))
  const questions = yield* questionColumns(instrument, columns, chosen)
  const free = columns.filter(({ name }) => !questions.some(({ column }) => column.name === name))
  const zoneOf = yield* zoneOfValueInTurns(zones)
  const zone = byName.get(chosen.zone ?? (yield* best(free, (column) => zoneScore(column, zoneOf))))
  const rest = free.filter((column) => column !== zone)
  const mode = byName.get(chosen.mode ?? (yield* best(rest, (column) => modeScore(column))))
  const named = function* (about: AboutSheets, fits: (column: FileColumn) => boolean) {
    return byName.get(chosen[about] ?? (yield* best(rest, (column) => (column.filled > 0 && fits(column) ? headSays(about, column.name) : 0))))?.name
  }
  const language = yield* named('language', ({ values, more }) => !more && values.every(({ value }) => value.length <= 35))
  const stratum = yield* named('stratum', ({ whole }) => whole), unit = yield* named('unit', ({ whole }) => whole)
  const silences = silencesOf(questions), readings: [string, Mapping['questions'][string]][] = []
  for (const { question, column } of questions) {
    readings.push([question.id, readingOf(question, column, silences)])
    yield
  }
  return {
    zone: { column: zone?.name ?? '', ...some(zone && zoneCodes(zone, zoneOf)) },
    mode: mode ? { column: mode.name, ...some(modeCodes(mode)) } : offered.length === 1 ? { always: offered[0] } : {},
    ...defined({ language, stratum, unit }),
    questions: Object.fromEntries(readings),
  }
}

/** What residents said in their own words is kept apart from sheets, so no column is looked for. */
function* questionColumns({ questions }: Instrument, columns: readonly FileColumn[], { questions: chosen = {} }: ChosenColumns): Generator<undefined, { readonly question: Instrument['questions'][number]; readonly column: FileColumn }[]> {
  const open = questions.filter(({ id, kind }) => kind !== 'text' && chosen[id] === undefined)
  const taken = new Set(Object.values(chosen))
  const found = yield* findingColumns(open, columns.map(({ name }) => name).filter((name) => !taken.has(name)))
  return questions.flatMap((question) => {
    const name = chosen[question.id] ?? found.get(question.id)
    const column = columns.find((known) => known.name === name)
    return column === undefined || question.kind === 'text' ? [] : [{ question, column }]
  })
}

function zoneScore(column: FileColumn, zoneOf: (value: string) => NamedZone | undefined): number {
  const head = headSays('zone', column.name), share = namesZones(column, zoneOf, head)
  return share >= 0.5 ? 10 * share + head : head
}

function modeScore(column: FileColumn): number {
  const head = headSays('mode', column.name), share = shareOf(column, (value) => modeOfValue(value) !== undefined)
  return share === 1 || (head > 0 && share > 0) ? 10 * share + head : 0
}

/** The column with the highest score above nothing, the first of equals. */
function* best(columns: readonly FileColumn[], score: (column: FileColumn) => number): Generator<undefined, string> {
  let most = { name: '', points: 0 }
  for (const column of columns) {
    const points = score(column)
    if (points > most.points) most = { name: column.name, points }
    yield
  }
  return most.name
}

const some = <T extends object>(codes: T | undefined): { codes?: T } => (codes && Object.keys(codes).length > 0 ? { codes } : {})
const defined = (names: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(names).flatMap(([about, name]) => (name ? [[about, name]] : [])))
