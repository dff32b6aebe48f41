import { modes, valuesFor, type Mapping, type Question } from '#domains/survey/words.ts'
import { withMeaning } from './meaning-of.ts'
import type { Proposal } from './screen.ts'

type Fields = Readonly<Record<string, string>>

/** The columns that a form names, for the proposal to work out their values. */
export function columnsTyped(fields: Fields, { questions }: Mapping) {
  const asked = Object.entries(fields).filter(([name]) => name.startsWith('asked-')).map(([name, column]) => [name.slice('asked-'.length), column] as const)
  const chosen = Object.fromEntries([...Object.entries(questions).map(([id, { column }]) => [id, column] as const), ...asked])
  return { zone: fields['about-zone'], mode: fields['about-mode'], language: fields['about-language'], stratum: fields['about-stratum'], unit: fields['about-unit'], questions: chosen }
}

/** The mapping that a form says: where a column is another than the form showed, the proposal says what its values mean; where it is the same, the form does. */
export function mappingTyped(fields: Fields, was: Mapping, { mapping: proposed, columns, instrument, zones }: Proposal): Mapping {
  const valuesIn = (name: string) => columns.find((column) => column.name === name)?.values.map(({ value }) => value) ?? []
  const name = (field: string, before: string | undefined) => fields[field] ?? before ?? ''
  const zone = name('about-zone', was.zone.column), mode = name('about-mode', was.mode.column), always = modes.find((known) => known === name('about-always', was.mode.always))
  const own = new Set(zones.flatMap(({ slug, code }) => [slug, code]))
  return {
    zone: zone !== was.zone.column ? proposed.zone : { column: zone, ...some(codesTyped(fields, 'about-zone', valuesIn(zone), was.zone.codes, (value, means) => own.has(value) && zones.some(({ slug, code }) => slug === means && (value === slug || value === code)))) },
    mode: { ...(mode === '' ? {} : mode !== was.mode.column ? proposed.mode : { column: mode, ...some(codesTyped(fields, 'about-mode', valuesIn(mode), was.mode.codes, (value, means) => value === means)) }), ...(always && { always }) },
    ...Object.fromEntries((['language', 'stratum', 'unit'] as const).map((about) => [about, name(`about-${about}`, was[about])] as const).filter(([, column]) => column !== '')),
    questions: Object.fromEntries(instrument.questions.flatMap((question) => questionTyped(fields, question, was, proposed, columns))),
    ...onlyTyped(fields, was, valuesIn(fields['about-only'] ?? '')),
  }
}

function questionTyped(fields: Fields, question: Question, was: Mapping, proposed: Mapping, columns: Proposal['columns']): [string, Mapping['questions'][string]][] {
  const before = was.questions[question.id], name = fields[`asked-${question.id}`] ?? before?.column ?? ''
  if (name === '') return []
  if (before?.column !== name) return [[question.id, proposed.questions[question.id] ?? { column: name }]]
  const column = columns.find((known) => known.name === name)
  return [[question.id, valuesFor(question, column ?? { values: [] }).reduce((reading, value, at) => {
    const meaning = fields[`means-${question.id}-${at}`]
    return meaning === undefined ? reading : withMeaning(question, reading, value, meaning)
  }, before)]]
}

function codesTyped<T extends string>(fields: Fields, about: string, values: readonly string[], before: Readonly<Record<string, T>> = {}, plain: (value: string, means: string) => boolean): Record<string, T> {
  const said = new Map<string, T>(Object.entries(before))
  values.forEach((value, at) => {
    const means = fields[`${about}-${at}`]
    if (means === undefined) return
    if (means === '' || plain(value, means)) said.delete(value)
    else said.set(value, means as T)
  })
  return Object.fromEntries(said)
}

/** A column that was only just chosen takes all of its rows, until somebody leaves some out. */
function onlyTyped(fields: Fields, { only }: Mapping, values: readonly string[]): Pick<Mapping, 'only'> {
  const column = fields['about-only'] ?? only?.column ?? ''
  if (column === '') return {}
  if (fields['about-only'] === undefined && only) return { only }
  return { only: { column, values: only?.column === column ? values.filter((_, at) => fields[`about-only-${at}`] !== undefined) : [...values] } }
}

const some = <T extends object>(codes: T): { codes?: T } => (Object.keys(codes).length > 0 ? { codes } : {})
