import { rateRatio } from '#kernel/compare/rate-ratio.ts'
import type { WorkedExample } from '../words.ts'
import type { Passage } from './passage.ts'

/** Each year's count against the year before: its change as a part of that year, and whether chance alone would make as much of it once in twenty times. */
export function yearly(counts: Passage['counts']): WorkedExample['years'] {
  return counts.map((here, place) => {
    const before = counts[place - 1]
    if (!before) return { ...here, change: null, p: null, seen: null }
    const { ratio, p } = rateRatio({ events: before.count, time: 1 }, { events: here.count, time: 1 })
    return { ...here, change: ratio === null ? null : ratio - 1, p, seen: p <= 0.05 }
  })
}
