import { reportingRate } from '#kernel/estimate/reporting-rate.ts'
import { howClear } from '#kernel/unreported/how-clear.ts'
import type { Names } from '#domains/territory/words.ts'
import type { Figure } from '#domains/survey/words.ts'
import type { Desk } from '../words.ts'

/** What the estimate takes for granted where nobody counted: 78 of 100 residents are adults, and 2.5 live in a household, as in the countries of the source. */
export const assumedHere = { adults: 0.78, perHousehold: 2.5 } as const
/** Events that are asked of the household; everything else of the person. */
const ofHouseholds = new Set(['lses.b1', 'lses.b3', 'lses.b4'])

type Asked = {
  readonly figures: readonly Figure[]; readonly exposure: readonly { readonly question: string; readonly names: Names }[]; readonly told: string
  readonly population: number | null; readonly assumed: { readonly adults: number; readonly perHousehold: number }; readonly recordedOf: (question: string) => { readonly count: number; readonly categories: readonly string[] } | null
}

/** By the survey, how much happened in a year and how much of it nobody was told, beside what was recorded; only where the published figures allow it. */
export function unreported({ figures, exposure, told, population, assumed, recordedOf }: Asked): Desk['unreported'] {
  const known = new Map(figures.filter(({ kind, measure, withheld }) => kind === 'question' && measure === 'share' && withheld === null).map((figure) => [figure.of, figure]))
  const who = known.get(told)
  if (!who || !population) return []
  return exposure.flatMap(({ question, names }) => {
    const figure = known.get(question), recorded = recordedOf(question)
    if (!figure || recorded === null || figure.estimate === 0) return []
    const counted = ofHouseholds.has(question) ? 'households' : 'adults'
    const people = counted === 'adults' ? population * assumed.adults : population / assumed.perHousehold
    const rate = reportingRate({ share: figure.estimate!, se: figure.se! }, { share: who.estimate!, se: who.se! }, people, recorded.count)
    return [{ question, names, counted, recorded: recorded.count, categories: [...recorded.categories], n: figure.n, nTold: who.n, ...rate, unclear: howClear(rate.untold, who.n) }]
  })
}
