import { postStratified } from '#kernel/calibrate/post-stratified.ts'
import { rakedDesign } from '#kernel/calibrate/raked-design.ts'
import { surveyDesign, type Design, type SurveyDesign } from '#kernel/estimate/survey-design.ts'
import { plain } from '#platform/plain.ts'
import type { Question } from './question.ts'
import { codesOf, faultAt, numberOf, readColumns, valuesOf, weightsOf, type Column, type Columns } from './read-columns.ts'
import { readMargins, type NamedMargin } from './reading/margins.ts'
import { reckoned } from './typed.ts'

/**
 * The answers of a file, ready to be counted: by item in row order (NaN for none; 1 and 0 for a share), with the design and the rows
 * of each zone.
 */
export type Survey = {
  readonly answers: ReadonlyMap<string, Float64Array>
  /** What the answers are divided by, for a ratio. */
  readonly below: Float64Array | null
  readonly design: SurveyDesign
  /** How the people were drawn, as the columns say it. */
  readonly given: Design
  readonly zones: ReadonlyMap<string | null, readonly number[]>
  /** Rows whose zone is empty: they belong to the sample and to no zone. */
  readonly nowhere: number
  /** What may have been typed wrong, though it could be right: answers that were asked for and nobody gave. */
  readonly notes: readonly string[]
}

/** Reads the columns that a question needs and refuses, by row and column, what is no answer, weight or stratum. */
export async function readSurvey(path: string, question: Question): Promise<Survey> {
  const { zone, items, below, weight, strata, cluster, population, margins } = question
  const columns = await readColumns(path, [...new Set([zone, ...items, below, weight, strata, cluster, population, ...margins.map(({ column }) => column)].filter((name) => name !== null))])
  const answers = new Map(items.map((item) => [item, answersOf(columns, item, question)]))
  const { given, design: drawn } = drawnBy(columns, question)
  const design = margins.length > 0 ? fitted(drawn, await readMargins(margins, columns, given.weights), columns.file) : drawn
  const zones = zone === null ? new Map([[null, columns.row.map((_, i) => i)]]) : zonesOf(columns.column.get(zone)!)
  const nowhere = zones.get('')?.length ?? 0
  zones.delete('')
  const notes = columns.row.length === 0 ? [`${columns.file} has a heading and no rows.`] : items.flatMap((item) => ungiven(columns, item, answers.get(item)!, question))
  return { answers, below: below === null ? null : answersOf(columns, below, { share: null, missing: question.missing }), design, given, zones, nowhere, notes }
}

function answersOf(columns: Columns, item: string, { share, missing }: Pick<Question, 'share' | 'missing'>): Float64Array {
  const numeric = share === null || share.every((code) => numberOf(code) !== null)
  return valuesOf(columns, item, (cell) => {
    if (cell === '' || missing.some((code) => sameAnswer(code, cell))) return NaN
    if (numeric && numberOf(cell) === null) return `"${cell}" is not a number.`
    return share === null ? Number(cell) : share.some((code) => sameAnswer(code, cell)) ? 1 : 0
  })
}

/** A share of nobody is a share, but more often a code of another question. */
function ungiven(columns: Columns, item: string, answers: Float64Array, { share, missing }: Question): string[] {
  if (share === null || answers.includes(1) || !answers.includes(0)) return []
  const given = columns.column.get(item)!.words.filter((cell) => cell !== '' && !missing.some((code) => sameAnswer(code, cell)))
  return [`Nobody in ${columns.file} answered ${share.join(' or ')} in column "${item}"; there are ${given.slice(0, 8).join(', ')}${given.length > 8 ? ' …' : ''}.`]
}

function zonesOf({ words, word }: Column): Map<string | null, number[]> {
  const rows: number[][] = words.map(() => [])
  word.forEach((code, i) => rows[code]!.push(i))
  return new Map(words.map((zone, code) => [zone, rows[code]!]))
}

/** The sample weighted to what is known of the population. */
function fitted(design: SurveyDesign, margins: readonly NamedMargin[], file: string): SurveyDesign {
  if (margins.length === 1) return reckoned(() => postStratified(design, margins[0]!), `${file}: `)
  const { design: raked, converged, maxError } = reckoned(() => rakedDesign(design, margins), `${file}: `)
  if (!converged) throw plain(`${file}: the margins could not be met together; the largest miss is ${maxError.toExponential(1)} of the whole.`)
  return raked
}

type Drawn = Pick<Question, 'weight' | 'strata' | 'cluster' | 'population' | 'lonely'>

/** How the people of a file were drawn: as its columns say it, and read. */
export function drawnBy(columns: Columns, drawn: Drawn) {
  const { weight, strata, cluster, population } = drawn, given = {
    ...(weight !== null && { weights: weightsOf(columns, weight) }),
    ...(strata !== null && { strata: codesOf(columns, strata) }),
    ...(cluster !== null && { clusters: codesOf(columns, cluster) }),
    ...(population !== null && { population: populationOf(columns, population, strata, cluster) }),
  }
  return { given, design: designed(columns, given, drawn) }
}

/** How many units there are to draw from, by stratum: every row of a stratum says the same. */
function populationOf(columns: Columns, name: string, strata: string | null, cluster: string | null): Float64Array {
  const said = valuesOf(columns, name, (cell) => {
    const many = numberOf(cell)
    return many !== null && many >= 1 ? many : `"${cell}" is no number of units to draw from.`
  })
  const { words, word } = strata === null ? { words: ['all'], word: null } : columns.column.get(strata)!, population = new Float64Array(words.length)
  const units = cluster === null ? null : columns.column.get(cluster)!.word, drawn = words.map(() => new Set<number>())
  said.forEach((many, record) => {
    const stratum = word?.[record] ?? 0, here = strata === null ? '' : ` of stratum "${words[stratum]}"`
    if (population[stratum] && population[stratum] !== many) throw faultAt(columns, record, name, `${many} to draw from, but an earlier row${here} says ${population[stratum]}.`)
    population[stratum] = many
    if (drawn[stratum]!.add(units?.[record] ?? record).size > many) throw faultAt(columns, record, name, `${many} to draw from, but this is ${cluster === null ? 'person' : 'cluster'} ${drawn[stratum]!.size}${here}.`)
  })
  return population
}

/** A stratum with one sampling unit is refused by the row it stands in, unless a rule for it was chosen or it holds no other. */
function designed(columns: Columns, design: Design, { strata, cluster, lonely }: Drawn): SurveyDesign {
  const read = reckoned(() => surveyDesign(columns.row.length, design, lonely === 'refuse' ? 'certainty' : lonely), `${columns.file}: `)
  if (lonely === 'refuse' && cluster !== null && read.rows > 1 && read.stratum.length === 1 && read.undrawn[0] !== 0) {
    throw faultAt(columns, 0, cluster, `all rows are of one cluster ("${columns.column.get(cluster)!.words[0]}"), so nothing is known of the spread; leave --cluster out, or choose a rule with --lonely.`)
  }
  const alone = lonely === 'refuse' && read.drawn.length > 1 ? read.drawn.findIndex((units, h) => units === 1 && read.undrawn[h] !== 0) : -1
  if (strata === null || alone < 0) return read
  const record = read.unit.findIndex((unit) => read.stratum[unit] === alone), { words, word } = columns.column.get(strata)!
  const name = words[word[record]!]
  throw faultAt(columns, record, strata, `stratum "${name}" has only one sampling unit, so its spread is not known; choose a rule with --lonely.`)
}

function sameAnswer(code: string, cell: string): boolean {
  return code === cell || (numberOf(code) !== null && numberOf(code) === numberOf(cell))
}
