import type { Answers, Instrument } from '../../words.ts'

/** What somebody wrote in their own words, by question. */
export const ownWords = (instrument: Instrument, answers: Answers): (readonly [question: string, words: string])[] =>
  instrument.questions.filter(({ id, kind }) => kind === 'text' && isWords(answers[id])).map(({ id }) => [id, String(answers[id])] as const)

const isWords = (answer: Answers[string] | undefined) => answer !== undefined && answer !== 'dont-know' && answer !== 'prefer-not'
