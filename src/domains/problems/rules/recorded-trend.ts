import type { Change } from '#domains/survey/words.ts'

type Trend = 'more' | 'fewer' | 'no clear change' | 'unclear' | 'not known'
/** Twice the standard error of the difference of two counts; what moves less is chance as likely as not. */
const beyondChance = 1.96

/**
 * What a year's count says against the year before. Fewer on record is 'unclear' when fewer victims tell the police than before, or nobody can say how many do:
 * then the fall may be silence.
 */
export function recordedTrend(count: number, before: number | null, told: Change | undefined): Trend {
  if (before === null) return 'not known'
  if (Math.abs(count - before) < beyondChance * Math.sqrt(count + before)) return 'no clear change'
  if (count > before) return 'more'
  return told && (told.verdict === 'better' || told.verdict === 'no detectable change') ? 'fewer' : 'unclear'
}
