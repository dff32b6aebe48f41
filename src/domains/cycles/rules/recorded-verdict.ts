import type { Comparison } from '#domains/incidents/words.ts'
import type { Change } from '#domains/survey/words.ts'
import type { FrozenRecord } from '../words.ts'

/** As everywhere: what chance would bring about in one of twenty is not a change. */
const alpha = 0.05

/**
 * What may be said of a year on record against the one before. A fall counts as better only when the survey says that victims tell the police no less
 * than before; else it may be silence, and is not comparable.
 */
export function recordedVerdict(category: string, { before, now, ratio, low, high, p, monthsLacking, breaks, method }: Comparison, told: Pick<Change, 'verdict'> | undefined): FrozenRecord {
  const stillTold = told?.verdict === 'better' || told?.verdict === 'no detectable change'
  const seen = { category, before, now, ratio, low, high, p, method }
  if (monthsLacking > 0) return { ...seen, verdict: 'not comparable', because: 'months-lacking' }
  if (breaks.length > 0) return { ...seen, verdict: 'not comparable', because: 'recording-changed' }
  if (p === null || p > alpha) return { ...seen, verdict: 'no detectable change', because: null }
  if (now.count > before.count) return { ...seen, verdict: 'worse', because: null }
  return stillTold ? { ...seen, verdict: 'better', because: null } : { ...seen, verdict: 'not comparable', because: 'telling-not-known' }
}
