import { parse } from 'csv-parse/sync'
import { sheetsOfWave } from '#cli/town/sheets.ts'
import { zones } from '#cli/town/map.ts'
import { lsesCore } from '#domains/survey/words.ts'
import { surveyDesign, type SurveyDesign } from '#kernel/estimate/survey-design.ts'
import { population } from './ground.ts'

/** One round of asking in the demonstration town: the zone of each sheet, its answers, and how the people were drawn (the zones are strata). */
export type Round = {
  readonly n: number
  readonly zone: Int32Array
  /** People each sheet speaks for: those who live in its zone over those who answered there. */
  readonly weights: Float64Array
  readonly design: SurveyDesign
  /** The codes of one question; NaN for those who did not say. */
  readonly answers: (question: string) => Float64Array
  readonly byWeb: Uint8Array
}

const missing = new Set(['', '98', '99'])

/** The sheets that the survey company of the demonstration town would send, read. */
function read(wave: 0 | 1): Round {
  const rows = parse(sheetsOfWave(lsesCore, wave), { columns: true }) as Record<string, string>[]
  const zone = Int32Array.from(rows, (row) => zones.findIndex(({ code }) => code === row.zone))
  const asked = population.map((_, z) => zone.filter((one) => one === z).length)
  const weights = Float64Array.from(zone, (z) => population[z]! / asked[z]!)
  const answers = (question: string) => Float64Array.from(rows, (row) => (missing.has(row[question]!) ? NaN : Number(row[question])))
  const design = surveyDesign(rows.length, { weights, strata: zone, population })
  return { n: rows.length, zone, weights, design, answers, byWeb: Uint8Array.from(rows, ({ mode }) => (mode === 'web' ? 1 : 0)) }
}

/** Before and after: two rounds a year apart. */
export const rounds = [read(0), read(1)] as const
/** 1 for the codes that are meant, 0 for others, NaN kept. */
export const saying = (codes: ArrayLike<number>, meant: readonly number[]): Float64Array => Float64Array.from(codes, (code) => (Number.isNaN(code) ? NaN : meant.includes(code) ? 1 : 0))
/** How many of a zone gave a meant answer, and of how many who answered. */
export function hits({ zone }: Round, said: Float64Array, z: number): { hits: number; n: number } {
  const own = said.filter((value, i) => zone[i] === z && !Number.isNaN(value))
  return { hits: own.filter((value) => value === 1).length, n: own.length }
}
/** The rows of a zone. */
export const rowsOf = ({ zone }: Round, z: number): number[] => Array.from(zone, (_, i) => i).filter((i) => zone[i] === z)
/** The ten problems of the first block, the seven events of the second. */
export const problems = ['Lighting', 'Rubbish', 'Damage, graffiti', 'Dogs', 'Drinking', 'Drugs in sight', 'Groups', 'Insults', 'Dangerous driving', 'Crossings'] as const
export const events = ['Break-in at home', 'Theft', 'Vehicle crime', 'Damage', 'Robbery', 'Assault or threats', 'Deception'] as const
