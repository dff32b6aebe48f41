import { clopperPearson } from '#kernel/estimate/clopper-pearson.ts'
import type { Estimate } from '#kernel/estimate/estimate.ts'
import { meanUnderDesign } from '#kernel/estimate/mean-under-design.ts'
import { partOfSample } from '#kernel/estimate/part-of-sample.ts'
import { shareUnderDesign } from '#kernel/estimate/share-under-design.ts'
import { totalUnderDesign } from '#kernel/estimate/total-under-design.ts'
import { wilson } from '#kernel/estimate/wilson.ts'
import type { ShareMethod } from '#kernel/estimate/share-interval.ts'
import type { SurveyDesign } from '#kernel/estimate/survey-design.ts'
import type { Question } from './question.ts'
import type { Survey } from './read-survey.ts'
import { reckoned } from './typed.ts'

/** What one zone answered to one item: an estimate with its uncertainty, and the hits among n where answers are only counted. */
export type ZoneEstimate = Omit<Estimate, 'method'> & { readonly hits: number; readonly method: Estimate['method'] | 'wilson' | 'clopper-pearson' }

/** Every item of one zone; the zone is a part of the whole sample, as in R's svyby. A zone that is not in the file has no answers. */
export function zoneEstimates(survey: Survey, zone: string | null, question: Question): ZoneEstimate[] {
  const rows = survey.zones.get(zone) ?? []
  const design = partOfSample(survey.design, rows)
  return question.items.map((item) => {
    const all = survey.answers.get(item)!, values = new Float64Array(rows.length)
    for (let i = 0; i < rows.length; i++) values[i] = all[rows[i]!]!
    const { method, confidence } = question
    if (method === 'counted' || method === 'exact') return counted(values, confidence, method === 'exact' ? clopperPearson : wilson)
    return { ...reckoned(() => underDesign(values, design, method, question), `Column "${item}": `), hits: NaN }
  })
}

function underDesign(values: Float64Array, design: SurveyDesign, method: ShareMethod, { wanted, confidence }: Question): Estimate {
  if (wanted === 'share') return shareUnderDesign(values, design, method, confidence)
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
