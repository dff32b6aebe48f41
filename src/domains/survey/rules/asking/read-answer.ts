import { longestRemark, missing, type Answer, type Given, type Question } from '../../words.ts'

/** What arrived for one question, as an answer, as a fault with its message, or as nothing at all. */
export type Reading = { readonly answer: Answer } | { readonly fault: string } | null

/** Reads what a form or a program sent for a question: numbers may come as text, a single choice as a list of one. */
export function readAnswer(question: Question, given: Given[string] | undefined): Reading {
  const sent = (Array.isArray(given) ? given : [given ?? '']).map((one) => String(one).trim()).filter((one) => one !== '')
  if (sent.length === 0) return null
  if (sent.some((one) => one in missing)) return readMissing(question, sent)
  if (question.kind === 'many') return readMany(question, sent)
  if (sent.length > 1) return { fault: 'survey.not-a-choice' }
  return question.kind === 'one' ? readOne(question, sent[0]!) : question.kind === 'number' ? readNumber(question, sent[0]!) : readText(sent[0]!)
}

function readMissing(question: Question, sent: readonly string[]): Reading {
  if (sent.length > 1) return { fault: 'survey.none-and-others' }
  if (question.needed || sent[0] === 'not-asked') return { fault: 'survey.choose-an-answer' }
  return { answer: sent[0]! }
}

function readOne(question: Question, sent: string): Reading {
  const choice = question.choices?.find(({ code }) => String(code) === sent)
  return choice ? { answer: choice.code } : { fault: 'survey.not-a-choice' }
}

function readMany(question: Question, sent: readonly string[]): Reading {
  const chosen = (question.choices ?? []).filter(({ code }) => sent.includes(String(code)))
  if (chosen.length !== new Set(sent).size) return { fault: 'survey.not-a-choice' }
  if (chosen.length > 1 && chosen.some(({ exclusive }) => exclusive)) return { fault: 'survey.none-and-others' }
  return { answer: chosen.map(({ code }) => code) }
}

function readNumber({ least = 0, most = 9999 }: Question, sent: string): Reading {
  if (!/^\d{1,6}$/.test(sent)) return { fault: 'survey.not-a-whole-number' }
  return Number(sent) >= least && Number(sent) <= most ? { answer: Number(sent) } : { fault: 'survey.number-out-of-range' }
}

function readText(sent: string): Reading {
  const words = sent.replace(/[^\P{Cc}\n]/gu, '')
  return words.length > longestRemark ? { fault: 'survey.remark-too-long' } : words === '' ? null : { answer: words }
}
