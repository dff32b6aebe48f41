import { emptyCategories } from '#kernel/estimate/empty-categories.ts'
import { rake, type Margin } from '#kernel/estimate/rake.ts'
import type { Instrument, Margins } from '../../words.ts'
import type { Answers } from '../measures.ts'

/** The margin that cannot be met, and why. */
export type Unmet = { readonly fault: 'survey.margin-nobody-answered' | 'survey.margins-disagree'; readonly question: string; readonly code: string }

/**
 * Weights that make the respondents of the whole commissariat look like its population in each known margin; each zone then uses its own
 * people's. Raking each zone to the margins of all would make zones alike that are not. `start` are the weights by zone, where populations
 * are known. Somebody who did not say keeps the weight of the others.
 */
export function weightsOfWave(instrument: Instrument, margins: Margins, { answers, width }: Answers, start: Float64Array): { readonly weights: Float64Array; readonly margins: readonly Margin[] } | Unmet {
  const asked = margins.map(({ question, shares }) => marginOf(question, shares, instrument.questions.findIndex(({ id }) => id === question), { answers, width }, start.length))
  for (const { margin, codes } of asked) {
    const [empty] = emptyCategories([margin], start)
    if (empty) return { fault: 'survey.margin-nobody-answered', question: margin.name, code: codes[empty.category]! }
  }
  const known = asked.map(({ margin }) => margin), { weights, converged } = rake(known, { weights: start })
  return converged ? { weights, margins: known } : { fault: 'survey.margins-disagree', question: margins.at(-1)!.question, code: '' }
}

function marginOf(question: string, shares: Readonly<Record<string, number>>, place: number, { answers, width }: Answers, sheets: number): { margin: Margin; codes: string[] } {
  const codes = Object.keys(shares).filter((code) => shares[code]! > 0)
  const known = new Map(codes.map((code, at) => [Number(code), at]))
  const total = codes.reduce((sum, code) => sum + shares[code]!, 0)
  const category = Int32Array.from({ length: sheets }, (_, sheet) => known.get(answers[sheet * width + place] as number) ?? -1)
  return { codes, margin: { name: question, category, targets: codes.map((code) => shares[code]! / total) } }
}
