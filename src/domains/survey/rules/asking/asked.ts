import type { Answer, Answers, Instrument, Question } from '../../words.ts'

/** The questions to be asked of somebody who has answered this much, in order: the same on the phone, on paper and on the server. */
export function asked(instrument: Instrument, answers: Answers): readonly Question[] {
  const alive = new Map<string, Answer>()
  return instrument.questions.filter((question) => {
    if (!holds(question.askedIf, alive)) return false
    const answer = answers[question.id]
    if (answer !== undefined) alive.set(question.id, answer)
    return true
  })
}

/** Is one of a question's conditions met? An answer to a question that is itself not asked does not count. */
export function holds(conditions: Question['askedIf'], alive: ReadonlyMap<string, Answer>): boolean {
  return conditions === undefined || conditions.some(({ question, codes }) => gave(alive.get(question), codes))
}

function gave(answer: Answer | undefined, codes: readonly number[]): boolean {
  if (typeof answer === 'number') return codes.includes(answer)
  return typeof answer === 'object' && answer.some((code) => codes.includes(code))
}
