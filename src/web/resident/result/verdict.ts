import type { Break, Change } from '#domains/survey/words.ts'
import type { Say } from '#web/say.ts'
import type { Tone } from '#web/ui/tag.tsx'

const tones: Readonly<Record<Change['verdict'], Tone>> = { better: 'better', worse: 'worse', 'no detectable change': 'same', 'not comparable': 'broken' }

/** One of the four verdicts: its word and its shape. */
export const verdictOf = (say: Say, { verdict }: Pick<Change, 'verdict'>) => ({ tone: tones[verdict], words: say.any(`web.verdict.${verdict.replaceAll(' ', '-')}`) })

/** Why two rounds, or one question of them, cannot be compared: in words. */
export const becauseIn = (say: Say, reasons: readonly Break[]) => say.list(reasons.map((reason) => say.any(`web.because.${reason}`)))
