import { missing, type Answer, type Answers, type Instrument, type Question } from '#domains/survey/words.ts'

/** A kept sheet read back into answers: the other way round of how it is written. */
export function answersOf(instrument: Instrument, sheet: readonly number[]): Answers {
  const read = instrument.questions.map((question, place) => [question.id, answerOf(question, sheet[place] ?? missing['not-asked'])] as const)
  return Object.fromEntries(read.filter((pair): pair is readonly [string, Answer] => pair[1] !== null))
}

/** One number of a sheet as an answer; nothing where the question was not asked. */
export function answerOf({ kind, choices = [] }: Question, value: number): Answer | null {
  if (value === missing['not-asked']) return null
  if (value === missing['dont-know']) return 'dont-know'
  if (value === missing['prefer-not']) return 'prefer-not'
  return kind === 'many' ? choices.filter((_, place) => value & (2 ** place)).map(({ code }) => code) : value
}
