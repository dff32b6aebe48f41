import { clopperPearson } from '#kernel/estimate/clopper-pearson.ts'
import type { Estimate } from '#kernel/estimate/estimate.ts'
import { meanUnderDesign } from '#kernel/estimate/mean-under-design.ts'
import { partOfSample } from '#kernel/estimate/part-of-sample.ts'
import { quantileUnderDesign } from '#kernel/estimate/quantile-under-design.ts'
import { ratioUnderDesign } from '#kernel/estimate/ratio-under-design.ts'
import { shareUnderDesign } from '#kernel/estimate/share-under-design.ts'
import { totalUnderDesign } from '#kernel/estimate/total-under-design.ts'
import { wilson } from '#kernel/estimate/wilson.ts'
import type { ShareMethod } from '#kernel/estimate/share-interval.ts'
import type { SurveyDesign } from '#kernel/estimate/survey-design.ts'
import type { Question } from '../question.ts'
import type { Survey } from '../read-survey.ts'
import { toldAgain } from './told-again.ts'
import { reckoned } from '../typed.ts'

/** What one zone answered to one item: an estimate with its uncertainty, and the hits among n where answers are only counted. */
export type ZoneEstimate = Omit<Estimate, 'method'> & { readonly hits: number; readonly method: string }

/** Every item of one zone; the zone is a part of the whole sample, as in R's svyby. A zone that is not in the file has no answers. */
export function zoneEstimates(survey: Survey, zone: string | null, question: Question): ZoneEstimate[] {
  const rows = survey.zones.get(zone) ?? [], { method, confidence, replicates } = question
  if (replicates) return question.items.map((item) => ({ ...reckoned(() => toldAgain(survey, rows, item, question), `Column "${item}": `), hits: NaN }))
  const design = partOfSample(survey.design, rows), below = survey.below && picked(survey.below, rows)
  return question.items.map((item) => {
    const values = picked(survey.answers.get(item)!, rows)
    if (method === 'counted' || method === 'exact') return counted(values, confidence, method === 'exact' ? clopperPearson : wilson)
    const found = reckoned(() => underDesign(values, below, design, method, question), `Column "${item}": `)
    return { ...found, method: found.weights ? `${found.method}, ${found.weights}` : found.method, hits: NaN }
  })
}

function picked(all: Float64Array, rows: readonly number[]): Float64Array {
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = all[rows[i]!]!
  return values
}

function underDesign(values: Float64Array, below: Float64Array | null, design: SurveyDesign, method: ShareMethod, { wanted, quantile, confidence }: Question): Estimate {
  if (wanted === 'share') return shareUnderDesign(values, design, method, confidence)
  if (wanted === 'ratio') return ratioUnderDesign(values, below!, design, confidence)
  if (wanted === 'quantile') return quantileUnderDesign(values, design, quantile, confidence)
  return (wanted === 'total' ? totalUnderDesign : meanUnderDesign)(values, design, confidence)
}

function counted(values: Float64Array, confidence: number, interval: typeof wilson | typeof clopperPearson): ZoneEstimate {
  let hits = 0, n = 0
  for (const v of values) {
    if (v !== v) continue
    n++
    hits += v
  }
  const { share, low, high, method } = interval(hits, n, confidence)
  const se = share === null ? null : Math.sqrt((share * (1 - share)) / n)
  return { estimate: share, se, low, high, n, deff: share === null ? null : 1, df: Math.max(0, n - 1), hits, method }
}
