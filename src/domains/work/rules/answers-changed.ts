import { designQuestions, type DesignAnswer, type DesignQuestion } from './design-questions.ts'

type Answers = Readonly<Record<DesignQuestion, DesignAnswer>>
const grade: Readonly<Record<DesignAnswer, number | null>> = { no: 0, partly: 1, yes: 2, 'not-here': null }

/** What a follow-up visit finds better or worse than the walk before; what was not there in one of them is neither. */
export function answersChanged(before: Answers, after: Answers): { readonly better: DesignQuestion[]; readonly worse: DesignQuestion[] } {
  const step = (question: DesignQuestion) => {
    const [then, now] = [grade[before[question]], grade[after[question]]]
    return then === null || now === null ? 0 : now - then
  }
  return { better: designQuestions.filter((question) => step(question) > 0), worse: designQuestions.filter((question) => step(question) < 0) }
}

/** What a walk found that is not as it should be, the worst first. */
export const leftToMend = (answers: Answers): DesignQuestion[] => (['no', 'partly'] as const).flatMap((wrong) => designQuestions.filter((question) => answers[question] === wrong))
