import type { Instrument, Question } from '../../words.ts'

type Condition = NonNullable<Question['askedIf']>[number]

/** A bit each in a small integer, whose sign is taken. */
const mostChoices = 15

/** What is wrong with a questionnaire, by question or block: a message each. Nobody is asked anything before this is empty. */
export function instrumentFaults(instrument: Instrument): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {}
  const blocks = new Set(instrument.blocks.map(({ id }) => id))
  if (blocks.size !== instrument.blocks.length) faults.blocks = 'survey.block-twice'
  const earlier = new Map<string, Question>()
  for (const question of instrument.questions) {
    const fault = earlier.has(question.id) ? 'survey.question-twice' : !blocks.has(question.block) ? 'survey.no-such-block' : questionFault(question, earlier)
    if (fault) faults[question.id] = fault
    earlier.set(question.id, question)
  }
  for (const block of instrument.blocks) if (block.score && !scoreHolds(block, earlier)) faults[block.id] = 'survey.block-cannot-be-scored'
  if (instrument.index?.some((id) => instrument.blocks.find((block) => block.id === id)?.score?.kind !== 'mean')) faults.index = 'survey.block-cannot-be-scored'
  return faults
}

function questionFault(question: Question, earlier: ReadonlyMap<string, Question>): string | null {
  const choices = question.choices ?? []
  if ((question.kind === 'one' || question.kind === 'many') !== choices.length > 0) return 'survey.choices-wrong'
  if (new Set(choices.map(({ code }) => code)).size !== choices.length) return 'survey.code-twice'
  if (question.kind === 'many' && choices.length > mostChoices) return 'survey.too-many-choices'
  if (question.askedIf?.some((condition) => !conditionHolds(condition, earlier))) return 'survey.asked-if-unknown'
  if (question.measure && !measureHolds(question)) return 'survey.measure-unknown'
  if (Object.keys(question.score?.as ?? {}).some((code) => !answers(question, Number(code)))) return 'survey.measure-unknown'
  return null
}

function conditionHolds({ question, codes }: Condition, earlier: ReadonlyMap<string, Question>): boolean {
  return codes.every((code) => answers(earlier.get(question), code))
}

function measureHolds(question: Question): boolean {
  if (question.kind === 'text') return false
  return 'share' in question.measure! ? question.measure!.share.every((code) => answers(question, code)) : question.kind !== 'many'
}

function scoreHolds(block: Instrument['blocks'][number], questions: ReadonlyMap<string, Question>): boolean {
  if (block.score?.kind === 'mean') return [...questions.values()].some((question) => question.block === block.id && question.score)
  const { questions: ids = [], codes = [] } = block.score ?? {}
  return ids.length > 0 && codes.length > 0 && ids.every((id) => codes.every((code) => answers(questions.get(id), code)))
}

/** Can this question be answered with this code? */
function answers(question: Question | undefined, code: number): boolean {
  if (!question || question.kind === 'text') return false
  if (question.kind === 'number') return code >= (question.least ?? 0) && code <= (question.most ?? 9999)
  return question.choices?.some((choice) => choice.code === code) ?? false
}
