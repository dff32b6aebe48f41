import type { Instrument, Question, ZoneResult } from '#domains/survey/words.ts'

/** The concerns that a zone's published figures put first: those with the greatest share that is troubled, or not content. */
export function worstFirst({ figures }: ZoneResult, { questions }: Instrument, concern: (question: Question) => boolean, howMany: number): Question[] {
  const troubled = ({ id, good }: Question): number => {
    const { estimate } = figures.find(({ of, kind, withheld }) => of === id && kind === 'question' && withheld === null) ?? { estimate: null }
    return estimate === null ? -1 : good === 'high' ? 1 - estimate : estimate
  }
  return questions.filter((question) => concern(question) && troubled(question) >= 0).toSorted((a, b) => troubled(b) - troubled(a) || (a.id < b.id ? -1 : 1)).slice(0, howMany)
}
