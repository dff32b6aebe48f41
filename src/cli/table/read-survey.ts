import { surveyDesign, type Design, type SurveyDesign } from '#kernel/estimate/survey-design.ts'
import { plain } from '#platform/plain.ts'
import type { Question } from './question.ts'
import { readColumns, type Column, type Columns } from './read-columns.ts'

/**
 * The answers of a file, ready to be counted: by item in row order (NaN for none; 1 and 0 for a share), with the design and the rows
 * of each zone.
 */
export type Survey = {
  readonly answers: ReadonlyMap<string, Float64Array>
  readonly design: SurveyDesign
  readonly zones: ReadonlyMap<string | null, readonly number[]>
  /** Rows whose zone is empty: they belong to the sample and to no zone. */
  readonly nowhere: number
}

/** Reads the columns that a question needs and refuses, by row and column, what is no answer, weight or stratum. */
export async function readSurvey(path: string, question: Question): Promise<Survey> {
  const { zone, items, weight, strata, cluster } = question
  const columns = await readColumns(path, [...new Set([zone, ...items, weight, strata, cluster].filter((name) => name !== null))])
  const answers = new Map(items.map((item) => [item, answersOf(columns, item, question)]))
  const design = designed(columns, {
    ...(weight !== null && { weights: weightsOf(columns, weight) }),
    ...(strata !== null && { strata: codesOf(columns, strata) }),
    ...(cluster !== null && { clusters: codesOf(columns, cluster) }),
  }, question)
  const zones = zone === null ? new Map([[null, columns.row.map((_, i) => i)]]) : zonesOf(columns.column.get(zone)!)
  const nowhere = zones.get('')?.length ?? 0
  zones.delete('')
  return { answers, design, zones, nowhere }
}

function answersOf(columns: Columns, item: string, { share, missing }: Question): Float64Array {
  const numeric = share === null || share.every((code) => numberOf(code) !== null)
  return valuesOf(columns, item, (cell) => {
    if (cell === '' || missing.some((code) => sameAnswer(code, cell))) return NaN
    if (numeric && numberOf(cell) === null) return `"${cell}" is not a number.`
    return share === null ? Number(cell) : share.some((code) => sameAnswer(code, cell)) ? 1 : 0
  })
}

function weightsOf(columns: Columns, name: string): Float64Array {
  return valuesOf(columns, name, (cell) => {
    if (cell === '') return 'the weight is missing.'
    const weight = numberOf(cell)
    return weight !== null && weight >= 0 ? weight : `"${cell}" is no weight; weights are 0 or more.`
  })
}

function codesOf(columns: Columns, name: string): Float64Array {
  let codes = 0
  return valuesOf(columns, name, (cell) => (cell === '' ? 'the cell is empty.' : codes++))
}

/** Each different cell is read once; what cannot be read is said of the first row that has it. */
function valuesOf(columns: Columns, name: string, read: (cell: string) => number | string): Float64Array {
  const { words, word } = columns.column.get(name)!
  const values = words.map((cell, code) => {
    const value = read(cell)
    if (typeof value === 'string') throw at(columns, word.indexOf(code), name, value)
    return value
  })
  const column = new Float64Array(word.length) // a plain loop: Float64Array.from is ten times slower
  for (let i = 0; i < word.length; i++) column[i] = values[word[i]!]!
  return column
}

function zonesOf({ words, word }: Column): Map<string | null, number[]> {
  const rows: number[][] = words.map(() => [])
  word.forEach((code, i) => rows[code]!.push(i))
  return new Map(words.map((zone, code) => [zone, rows[code]!]))
}

/** A stratum with one sampling unit is refused by the row it stands in, unless a rule for it was chosen. */
function designed(columns: Columns, design: Design, { strata, lonely }: Question): SurveyDesign {
  const read = surveyDesign(columns.row.length, design, lonely === 'refuse' ? 'certainty' : lonely)
  const alone = lonely === 'refuse' && read.drawn.length > 1 ? read.drawn.indexOf(1) : -1
  if (strata === null || alone < 0) return read
  const record = read.unit.findIndex((unit) => read.stratum[unit] === alone), { words, word } = columns.column.get(strata)!
  const name = words[word[record]!]
  throw at(columns, record, strata, `stratum "${name}" has only one sampling unit, so its spread is not known; choose a rule with --lonely.`)
}

function sameAnswer(code: string, cell: string): boolean {
  return code === cell || (numberOf(code) !== null && numberOf(code) === numberOf(cell))
}

/** Decimal numbers up to 1e100, whose square is still a number. */
function numberOf(cell: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) && Math.abs(Number(cell)) <= 1e100 ? Number(cell) : null
}

function at(columns: Columns, record: number, column: string, what: string): Error {
  return plain(`${columns.file}, row ${columns.row[record]}, column "${column}": ${what}`)
}
