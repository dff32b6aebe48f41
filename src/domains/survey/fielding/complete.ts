import { Refusal } from '#frame/refusal.ts'
import { checkedAnswers } from '../rules/asking/checked-answers.ts'
import type { Answers, Given, Instrument } from '../words.ts'

/** The answers of a sheet that has all of them, or a refusal that names what is missing or cannot be. What was left open, by staff who say so, counts as not asked. */
export function complete(instrument: Instrument, given: Given, leftOpen: readonly string[] = []): Answers {
  const { answers, faults, unanswered } = checkedAnswers(instrument, given)
  const all = { ...Object.fromEntries(unanswered.filter((id) => !leftOpen.includes(id)).map((id) => [id, 'survey.choose-an-answer'])), ...faults }
  if (Object.keys(all).length > 0) throw new Refusal('invalid', 'survey.answers-to-look-at', all)
  return answers
}
