import type { Answer, Answers, Given, Instrument } from '../../words.ts'
import { holds } from './asked.ts'
import { readAnswer } from './read-answer.ts'

/** What a person sent, put in order. */
export type Checked = {
  /** Answers to the questions that are asked of this person; what has become irrelevant is dropped. */
  readonly answers: Answers
  /** What is wrong, by question: a message. */
  readonly faults: Readonly<Record<string, string>>
  /** Questions that are asked and have no answer yet; own words are never demanded. */
  readonly unanswered: readonly string[]
}

/** Looks at a person's answers question by question, on the page and on the server alike. */
export function checkedAnswers(instrument: Instrument, given: Given): Checked {
  const alive = new Map<string, Answer>()
  const faults: Record<string, string> = {}
  const unanswered: string[] = []
  for (const question of instrument.questions) {
    if (!holds(question.askedIf, alive)) continue
    const reading = readAnswer(question, given[question.id])
    if (reading === null) {
      if (question.kind !== 'text') unanswered.push(question.id)
    } else if ('fault' in reading) faults[question.id] = reading.fault
    else alive.set(question.id, reading.answer)
  }
  return { answers: Object.fromEntries(alive), faults, unanswered }
}
