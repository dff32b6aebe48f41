import { lastDayOf, type Comparison } from '#domains/incidents/words.ts'
import type { Say } from '#web/say.ts'

/** Twelve months against the twelve before, in sentences: both counts always, the ratio with its interval where there is one. */
export function comparedInWords(say: Say, { before, now, ratio, low, high, p, monthsLacking, breaks }: Comparison): string[] {
  const counts = say('incidents.compared', { now: now.count, before: before.count, nowTo: say.day(lastDayOf(now.to)) })
  if (breaks.length > 0) return [counts]
  if (monthsLacking > 0) return [counts, say('incidents.no-ratio-months', { months: monthsLacking })]
  if (ratio === null || low === null || high === null || p === null) return [counts, say('incidents.no-ratio-nothing')]
  const told = { ratio: say.number(ratio, 2), low: say.number(low, 2), high: say.number(high, 2) }
  return [counts, p > 0.05 ? say('incidents.ratio-same', told) : ratio > 1 ? say('incidents.ratio-more', told) : say('incidents.ratio-fewer', told)]
}
