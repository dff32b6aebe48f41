import type { Instrument, Margins } from '../../words.ts'

/** Do the known shares speak of choices that the questionnaire offers, and make up a whole? */
export function marginsHold(margins: Margins, { questions }: Instrument): boolean {
  return new Set(margins.map(({ question }) => question)).size === margins.length && margins.every(({ question, shares }) => {
    const codes = questions.find(({ id, kind }) => id === question && kind === 'one')?.choices?.map(({ code }) => String(code)) ?? []
    const sum = Object.values(shares).reduce((all, share) => all + share, 0)
    return Object.keys(shares).every((code) => codes.includes(code)) && Math.abs(sum - 1) <= 0.001 // official shares are rounded to a tenth of a per cent
  })
}
