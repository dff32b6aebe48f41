import type { Instrument, Question } from '#domains/survey/words.ts'

/** The concerns that a questionnaire lets residents weigh: the questions of its first block of which a share is published. */
export function concernsOf({ blocks, questions }: Instrument): Question[] {
  return questions.filter(({ block, measure, good }) => block === blocks[0]?.id && measure !== undefined && 'share' in measure && good === 'low')
}

/** What it asks about events of the last year, one question a kind of event, and which question tells whether the police were told. */
export function exposureOf({ blocks, questions }: Instrument): { readonly exposure: Question[]; readonly told: string | null } {
  const any = blocks.find(({ score }) => score?.kind === 'any')
  const asked = any?.score?.kind === 'any' ? any.score.questions : []
  const told = questions.find(({ block, good, askedIf }) => block === any?.id && good === 'high' && askedIf?.length === asked.length && asked.length > 0)
  return { exposure: questions.filter(({ id }) => asked.includes(id)), told: told?.id ?? null }
}
