import type { Sign } from '#domains/vigilance/words.ts'
import type { Say } from '#web/say.ts'

/** A sign in a sentence, and on how many of the person's usual days it is seen; one that looks at many days at once is held against no single one. */
export function signSays(say: Say, { kind, times, usualOn, usualDays }: Sign): string {
  const whole = kind === 'over-own-median' || kind === 'comes-back' || kind === 'new-browser'
  return `${say(`vigilance.sign-${kind}`, { times })}. ${whole ? '' : say('vigilance.usual', { on: usualOn, days: usualDays })}`.trim()
}
