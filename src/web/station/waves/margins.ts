import type { Instrument, Margins, Question } from '#domains/survey/words.ts'
import type { Typed } from '#web/http/ctx.ts'
import { numberIn } from './planned.ts'

/** The questions whose shares in the population may be known: those of background, with one answer among choices. */
export function knowable({ blocks, questions }: Instrument): readonly Question[] {
  const background = new Set(blocks.filter(({ score }) => !score).map(({ id }) => id))
  return questions.filter(({ block, kind, choices, measure }) => background.has(block) && kind === 'one' && choices !== undefined && !measure)
}

export const shareField = (question: string, code: number | string) => `margin-${question}-${code}`

/** The known shares as they were typed in percent, and what is wrong with them by field. A question may be left empty; official shares are rounded, so half a point is forgiven. */
export function marginsIn(typed: Typed, instrument: Instrument): { readonly margins: Margins; readonly faults: Readonly<Record<string, string>> } {
  const margins: Margins = [], faults: Record<string, string> = {}
  for (const { id, choices = [] } of knowable(instrument)) {
    const shares = choices.map(({ code }) => ({ code, percent: numberIn(typed[shareField(id, code)]) }))
    if (shares.every(({ percent }) => percent === undefined)) continue
    const wrong = shares.filter(({ percent = 0 }) => !(percent >= 0 && percent <= 100))
    for (const { code } of wrong) faults[shareField(id, code)] = 'station.not-a-percentage'
    const sum = shares.reduce((all, { percent = 0 }) => all + percent, 0)
    if (wrong.length === 0 && Math.abs(sum - 100) > 0.5 + 1e-9) faults[shareField(id, choices[0]!.code)] = 'station.shares-make-a-whole'
    margins.push({ question: id, shares: Object.fromEntries(shares.map(({ code, percent = 0 }) => [code, percent / sum])) })
  }
  return { margins: Object.keys(faults).length > 0 ? [] : margins, faults }
}

/** The other way round: known shares as they are typed. */
export const marginsTyped = (margins: Margins): Record<string, string> =>
  Object.fromEntries(margins.flatMap(({ question, shares }) => Object.entries(shares).map(([code, share]) => [shareField(question, code), String(Math.round(share * 10_000) / 100)])))
