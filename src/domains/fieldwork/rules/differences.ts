import type { Answer, Instrument, Question } from '#domains/survey/words.ts'
import { answerOf } from './answers-of.ts'

/** A question that two people read differently off the same sheet; nothing where one found that it was not asked. */
export type Difference = { readonly question: Question; readonly number: number; readonly first: Answer | null; readonly second: Answer | null }

/** What two keyings of a sheet do not agree on, in the order of the sheet. */
export function differences({ questions }: Instrument, first: readonly number[], second: readonly number[]): readonly Difference[] {
  return questions.flatMap((question, place) => (first[place] === second[place] ? [] : [{
    question, number: place + 1, first: answerOf(question, first[place]!), second: answerOf(question, second[place]!),
  }]))
}
