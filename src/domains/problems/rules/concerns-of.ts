import type { Figure, Instrument, Question } from '#domains/survey/words.ts'

/**
 * The concerns that a questionnaire lets residents weigh: the questions of its first block whose share is bad news. A questionnaire that asks
 * about satisfaction alone has none of them: there, what people are content with is turned round.
 */
export function concernsOf({ blocks, questions }: Instrument): Question[] {
  const shared = questions.filter(({ measure, good }) => measure !== undefined && 'share' in measure && good !== undefined)
  const concerns = shared.filter(({ block, good }) => block === blocks[0]?.id && good === 'low')
  return concerns.length > 0 ? concerns : shared.filter(({ good }) => good === 'high')
}

/** The share of those whom a concern troubles, with its interval: of a question about what is good, those who did not say so. */
export function troubledBy({ good }: Pick<Question, 'good'>, figure: Pick<Figure, 'estimate' | 'low' | 'high'> | undefined): { readonly share: number | null; readonly low: number | null; readonly high: number | null } {
  const { estimate = null, low = null, high = null } = figure ?? {}
  const turned = (share: number | null) => (share === null ? null : 1 - share)
  return good === 'high' ? { share: turned(estimate), low: turned(high), high: turned(low) } : { share: estimate, low, high }
}

/** What it asks about events of the last year, one question a kind of event, and which question tells whether the police were told. */
export function exposureOf({ blocks, questions }: Instrument): { readonly exposure: Question[]; readonly told: string | null } {
  const any = blocks.find(({ score }) => score?.kind === 'any')
  const asked = any?.score?.kind === 'any' ? any.score.questions : []
  const told = questions.find(({ block, good, askedIf }) => block === any?.id && good === 'high' && askedIf?.length === asked.length && asked.length > 0)
  return { exposure: questions.filter(({ id }) => asked.includes(id)), told: told?.id ?? null }
}
