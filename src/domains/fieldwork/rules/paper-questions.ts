import type { Instrument, Question } from '#domains/survey/words.ts'

/** A question as it stands on paper: its number, whom it is for, and where each of its answers leads when it is not to the next. */
export type PaperQuestion = {
  readonly question: Question; readonly number: number
  /** Only for those who gave one of these codes to one of these questions. */
  readonly onlyIf: readonly { readonly number: number; readonly codes: readonly number[] }[]
  /** By code, and `else` for "I do not know", "I prefer not to say" and nothing at all. */
  readonly goOn: ReadonlyMap<number | 'else', number>
}

/** The questions of the page and the phone, numbered through, with their conditions turned into ways from question to question. */
export function paperQuestions({ questions }: Instrument): readonly PaperQuestion[] {
  const numbers = new Map(questions.map(({ id }, place) => [id, place + 1]))
  return questions.map((question, place) => ({
    question, number: place + 1,
    onlyIf: (question.askedIf ?? []).map(({ question: id, codes }) => ({ number: numbers.get(id) ?? 0, codes })),
    goOn: waysFrom(questions, place),
  }))
}

function waysFrom(questions: readonly Question[], place: number): ReadonlyMap<number | 'else', number> {
  const { kind, choices = [], needed } = questions[place]!
  if (kind !== 'one') return new Map()
  const answers = [...choices.map(({ code }) => code), ...(needed ? [] : ['else' as const])]
  const ways = answers.map((answer) => [answer, next(questions, place, answer)] as const)
  return new Map(ways.filter(([, to]) => to !== place + 1 && to < questions.length).map(([answer, to]) => [answer, to + 1]))
}

/** The first question after this answer that is not certainly for others: one for those who answered something earlier says so itself. */
function next(questions: readonly Question[], place: number, answer: number | 'else'): number {
  const passed = new Set([questions[place]!.id])
  for (let at = place + 1; at < questions.length; at++) {
    const { id, askedIf } = questions[at]!
    const open = askedIf === undefined || askedIf.some(({ question, codes }) => (question === questions[place]!.id ? answer !== 'else' && codes.includes(answer) : !passed.has(question)))
    if (open) return at
    passed.add(id)
  }
  return questions.length
}
