import type { Quality } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'

type Told = NonNullable<Quality['told']>
type Scale = Told['blocks'][number]

/** From here on a block may be told as one score: Nunnally's rule for groups of people. */
const enough = 0.7

type Interval = { readonly estimate: number; readonly low: number; readonly high: number }
/** An estimate with both its ends. */
export const known = (one: Scale['alpha']): one is Interval => one !== null && one.low !== null && one.high !== null

/** A hair below 0 is 0, without a sign. */
export const hundredths = (say: Say, value: number): string => say.number(Math.round(value * 100) / 100 + 0, 2)

/** How good an asking was, each thing in a sentence. */
export function answeredInWords(say: Say, { answers, letters }: Told): string[] {
  const all = say('station.quality-answers', { answers })
  if (!letters) return [all, say('station.quality-no-letters')]
  return letters.rr1 === null ? [all] : [say('station.quality-rate', { answered: say.number(letters.answered!), eligible: say.number(letters.eligible), rate: say.share(letters.rr1, 1) }), all]
}

/** Whether the questions of a block hang together: well where the whole interval says so. */
export function scaleInWords(say: Say, { names, scale, n, alpha, withheld }: Scale): string {
  const block = named(names, say.language)
  if (!scale) return say('station.quality-share', { block })
  if (withheld) return say('station.quality-few', { block })
  if (!known(alpha)) return say('station.quality-unknown', { block })
  const values = { block, alpha: hundredths(say, alpha.estimate), low: hundredths(say, alpha.low), high: hundredths(say, alpha.high), n: say.number(n) }
  return alpha.low >= enough ? say('station.quality-well', values) : alpha.high >= enough ? say('station.quality-unsure', values) : say('station.quality-loose', values)
}

/** The block whose interval reaches down furthest; none where no block is a scale that can be told. */
export const weakest = ({ blocks }: Told): Scale | undefined => blocks.filter(({ alpha }) => known(alpha)).toSorted((one, other) => one.alpha!.low! - other.alpha!.low!)[0]

/** What so many answers are worth; nothing where the index is withheld or there is none. */
export const worthInWords = (say: Say, { index }: Told): string | null =>
  index && say('station.quality-worth', { n: say.number(index.n), effective: say.number(index.effective), deff: say.number(index.deff, 2) })

/** Whether the round can be compared with the one before, and if not, why not. */
export function comparedInWords(say: Say, { compared }: Told, version: string): string[] {
  if (!compared) return [say('web.verdict-first')]
  const wave = named(compared.names, say.language)
  if (compared.because.length > 0) return [say('web.verdict-broken', { wave, because: say.list(compared.because.map((reason) => say.any(`web.because.${reason}`))) })]
  const whole = compared.sameInstrument ? say('station.quality-same', { wave }) : say('station.quality-other', { wave, before: compared.version, now: version })
  return compared.differently > 0 ? [whole, say('station.quality-differently', { questions: compared.differently })] : [whole]
}
