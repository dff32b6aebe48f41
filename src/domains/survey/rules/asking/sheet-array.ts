import { missing, type Answers, type Instrument, type Question } from '../../words.ts'
import { asked } from './asked.ts'

/** A sheet as it is kept: one small number a question, in the order of the instrument. Own words are kept apart, as 'not asked' here. */
export function sheetArray(instrument: Instrument, answers: Answers): number[] {
  const ids = new Set(asked(instrument, answers).map(({ id }) => id))
  return instrument.questions.map((question) => (ids.has(question.id) ? kept(question, answers[question.id]) : missing['not-asked']))
}

function kept(question: Question, answer: Answers[string] | undefined): number {
  if (answer === 'dont-know' || answer === 'prefer-not') return missing[answer]
  if (typeof answer === 'number') return answer
  if (typeof answer === 'object') return (question.choices ?? []).reduce((sum, { code }, place) => (answer.includes(code) ? sum + 2 ** place : sum), 0)
  return missing['not-asked']
}
