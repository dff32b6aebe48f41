import type { Instrument, ZoneResult } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { movedIn } from './moved.ts'
import { becauseIn } from './verdict.ts'

/** What became of the zone since the wave before, in one sentence. */
export function zoneSentence(say: Say, result: ZoneResult, instrument: Instrument | null): string {
  if (result.figures.every(({ withheld }) => withheld !== null)) return say(result.figures.some(({ n }) => n >= 30) ? 'web.verdict-withheld-all' : 'web.verdict-withheld')
  if (result.comparedWith === null) return say('web.verdict-first')
  const wave = named(result.comparedWith.names, say.language)
  if (result.because.length > 0) return say('web.verdict-broken', { wave, because: becauseIn(say, result.because) })
  const { moved, same } = movedIn(result, instrument)
  const better = moved.filter(({ verdict }) => verdict === 'better').length
  if (moved.length > 0) return say('web.verdict-mixed', { wave, better, worse: moved.length - better, same })
  if (result.detectable === null) return say('web.verdict-same-short', { wave })
  return say('web.verdict-same', { wave, n: say.number(result.answers), points: Math.round(result.detectable * 100) })
}
