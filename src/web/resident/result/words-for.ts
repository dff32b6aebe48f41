import type { Figure, Instrument } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'

type Of = Pick<Figure, 'of' | 'kind' | 'measure'>

/** What a figure is about, in the few words a table or a chart has room for. */
export function labelOf(say: Say, instrument: Instrument | null, { of, kind }: Of): string {
  if (kind === 'index') return say('web.overall')
  if (kind === 'block') return named(instrument?.blocks.find(({ id }) => id === of)?.names ?? { en: of }, say.language)
  const question = instrument?.questions.find(({ id }) => id === of)
  return named(question?.label ?? question?.measure?.words ?? question?.words ?? { en: of }, say.language)
}

/** A question's share as a sentence: what it is about, how many in words first, what they said, and how sure it is. */
export function shareSentence(say: Say, instrument: Instrument, figure: Shown): string {
  const question = instrument.questions.find(({ id }) => id === figure.of)
  const [label, about, brackets] = [labelOf(say, instrument, figure), aboutShare(say, figure.estimate), inBrackets(say, figure)]
  if (!question?.label || !question.measure?.words) return say('web.highest-bare', { label, about, with: brackets })
  return say('web.highest', { label, about, what: named(question.measure.words, say.language), with: brackets })
}

/** Does a figure run from 0 to 1, so that it can stand on the common scale? A question's mean has a scale of its own. */
export const onScale = ({ kind, measure }: Of) => kind !== 'question' || measure === 'share'

/** A figure as it is written: shares in per cent, scores out of 100, means as they are. */
export function written(say: Say, of: Of, value: number, digits = 0): string {
  if (of.measure === 'share') return say.share(value, digits)
  return onScale(of) ? say.number(value * 100, digits) : say.number(value, 2)
}

/** A difference in points of the same scale, with its sign. */
export function pointsOf(say: Say, of: Of, value: number): string {
  const number = onScale(of) ? say.number(Math.abs(value) * 100, 1) : say.number(Math.abs(value), 2)
  return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${number}`
}

/** A share in words first: "about 3 in 10". */
export function aboutShare(say: Say, share: number): string {
  if (share < 0.02) return say('web.about-nobody')
  if (share < 0.075) return say('web.about-few')
  if (share >= 0.95) return say('web.about-nearly')
  const tenths = Math.max(1, Math.round(share * 10))
  return tenths === 5 ? say('web.about-half') : say('web.about-tenths', { n: tenths })
}

/** Estimate, interval and number of answers in brackets: what stands behind every sentence. */
export const inBrackets = (say: Say, figure: Shown) =>
  say('web.with', { estimate: written(say, figure, figure.estimate), low: written(say, figure, figure.low), high: written(say, figure, figure.high), n: say.number(figure.n) })

/** A figure that may be shown. */
export type Shown = Figure & { readonly estimate: number; readonly low: number; readonly high: number }
export const isShown = (figure: Figure): figure is Shown => figure.estimate !== null && figure.low !== null && figure.high !== null

/** How a figure was worked out, in words. */
export function methodIn(say: Say, method: string): string {
  const known = ['wilson', 'logit', 'linear'].find((name) => method.startsWith(name))
  return known ? say.any(`web.methods.${known}`) : say('web.methods.other')
}
