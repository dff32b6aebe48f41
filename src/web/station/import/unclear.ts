import { modes, valuesFor, type Mapping, type Question } from '#domains/survey/words.ts'
import { meaningOf } from './meaning-of.ts'
import type { Proposal } from './screen.ts'
import type { MeantValue } from './value-meanings.tsx'

/** Each value of a question's column with what it means by the mapping. */
export function valuesOf(question: Question, { questions }: Mapping, columns: Proposal['columns']): MeantValue[] {
  const reading = questions[question.id], column = columns.find(({ name }) => name === reading?.column)
  if (!reading || !column) return []
  const rows = new Map(column.values.map((value) => [value.value, value.rows]))
  return valuesFor(question, column).map((value, at) => ({
    field: `means-${question.id}-${at}`, value, rows: rows.get(value) ?? null, means: meaningOf(question, reading, value),
    told: Object.hasOwn(reading.codes ?? {}, value) || Object.hasOwn(reading.missing ?? {}, value),
  }))
}

/** Each value of the columns for the zone and for the way of answering, with what it means by the mapping. */
export function valuesAbout(about: 'zone' | 'mode', mapping: Mapping, { columns, zones }: Proposal): MeantValue[] {
  const { column, codes }: { column?: string | undefined; codes?: Readonly<Record<string, string>> | undefined } = mapping[about]
  const own = (value: string): string => (about === 'mode' ? modes.find((mode) => mode === value) : zones.find(({ id, slug, code }) => [id, slug, code].includes(value))?.slug) ?? ''
  const values = columns.find(({ name }) => name === column)?.values ?? []
  return values.map(({ value, rows }, at) => ({ field: `about-${about}-${at}`, value, rows, told: codes !== undefined && Object.hasOwn(codes, value), means: codes?.[value] ?? own(value) }))
}

/** What somebody has to say before all of a file can be read: the field, how many of its values nobody understands, and the question, if it is one. */
export function unclear(mapping: Mapping, proposal: Proposal): readonly { readonly field: string; readonly values: number; readonly question: Question | null }[] {
  const count = (values: readonly MeantValue[]) => values.filter(({ means }) => means === '').length
  const about = (['zone', 'mode'] as const).map((it) => ({ field: `about-${it}`, values: count(valuesAbout(it, mapping, proposal)), question: null }))
  const asked = proposal.instrument.questions.map((question) => ({ field: `asked-${question.id}`, values: count(valuesOf(question, mapping, proposal.columns)), question }))
  return [...about, ...asked].filter(({ values }) => values > 0)
}
