import type { ZoneResult } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { becauseIn } from './verdict.ts'

/** What became of the zone since the wave before, in one sentence. */
export function zoneSentence(say: Say, result: ZoneResult): string {
  if (result.comparedWith === null) return say('web.verdict-first')
  const wave = named(result.comparedWith.names, say.language)
  if (result.because.length > 0) return say('web.verdict-broken', { wave, because: becauseIn(say, result.because) })
  const { better, worse, same } = tally(result)
  if (better + worse > 0) return say('web.verdict-mixed', { wave, better, worse, same })
  if (result.detectable === null) return say('web.verdict-same-short', { wave })
  return say('web.verdict-same', { wave, n: say.number(result.answers), points: say.number(result.detectable * 100) })
}

/** How many blocks went which way; how many questions, where no block has a number. */
function tally({ changes }: ZoneResult) {
  const compared = changes.filter(({ verdict }) => verdict !== 'not comparable')
  const blocks = compared.filter(({ kind }) => kind === 'block')
  const questions = compared.filter(({ kind }) => kind === 'question')
  const count = (verdict: string) => of.filter((change) => change.verdict === verdict).length
  const moved = (of: typeof blocks) => of.some(({ verdict }) => verdict !== 'no detectable change')
  const of = moved(blocks) || questions.length === 0 ? blocks : questions
  return { better: count('better'), worse: count('worse'), same: count('no detectable change') }
}
