import { asked, checkedAnswers, type Answers, type Given, type Instrument } from '#domains/survey/words.ts'

/** A sheet as somebody filled it in on paper: what is wrong by question, the answers, and what was left empty without being asked to say why. */
export type OnPaper = { readonly faults: Readonly<Record<string, string>>; readonly answers: Answers; readonly leftOpen: readonly string[] }

/** Whoever crosses no box has been asked and did not say; only of what every sheet needs nothing can be said. */
export function onPaper(instrument: Instrument, given: Given): OnPaper {
  const { answers, faults } = checkedAnswers(instrument, given)
  const whole = asked(instrument, answers).reduce<Record<string, Answers[string]>>((all, { id, kind, needed }) => {
    const answer = answers[id] ?? (needed || kind === 'text' || faults[id] ? undefined : 'prefer-not')
    return answer === undefined ? all : { ...all, [id]: answer }
  }, {})
  return { faults, answers: whole, leftOpen: asked(instrument, whole).filter(({ id, kind }) => kind !== 'text' && whole[id] === undefined).map(({ id }) => id) }
}
