import type { Instrument } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { paperQuestions, type PaperQuestion } from '../rules/paper-questions.ts'
import { keyFor } from '../words.ts'
import { wordsOnPaper } from './words-on-paper.ts'

type Speaks = (key: keyof typeof wordsOnPaper, values?: Readonly<Record<string, string | number>>) => string

/** What a sheet on paper says beside the questionnaire, in one language. */
export const paperSpeaks = (language: string): Speaks => (key, values = {}) =>
  Object.entries(values).reduce((words, [name, value]) => words.replaceAll(`{${name}}`, String(value)), named(wordsOnPaper[key], language))

/** The questionnaire as the template lays it out: blocks of questions, each with its boxes, the number printed beside them and where they lead. */
export function partsOfSheet(instrument: Instrument, language: string) {
  const numbered = paperQuestions(instrument)
  const says = paperSpeaks(language)
  return instrument.blocks.map(({ id, names, intro }) => ({
    title: named(names, language), intro: intro ? named(intro, language) : null,
    questions: numbered.filter(({ question }) => question.block === id).map((each) => laidOut(each, numbered, language, says)),
  }))
}

function laidOut(each: PaperQuestion, numbered: readonly PaperQuestion[], language: string, says: Speaks) {
  const { question: { kind, words, hint, choices = [], needed, most = 9999 }, number, goOn } = each
  const leads = (to: number | undefined) => (to === undefined ? null : says('goOn', { n: to }))
  const boxes = choices.map(({ code, words: of }) => ({ code: String(code), words: named(of, language), goOn: leads(goOn.get(code)) }))
  const otherwise = needed || kind === 'text' ? [] : (['dont-know', 'prefer-not'] as const).map((reason) => ({ code: keyFor[reason], words: says(reason), goOn: leads(goOn.get('else')) }))
  const told = hint ? named(hint, language) : kind === 'many' ? says('severally') : kind === 'number' ? says('number') : null
  return {
    number: String(number), words: named(words, language), hint: told, only: condition(each, numbered, language, says), choices: boxes, otherwise,
    room: kind === 'number' || kind === 'text' ? kind : null, digits: String(most).length,
    narrow: boxes.length > 6 && boxes.every((box) => box.words.length <= 14 && box.goOn === null),
  }
}

/** Whom a question is for, in words: said where the question before it does not lead past it for everybody else. */
function condition({ onlyIf }: PaperQuestion, numbered: readonly PaperQuestion[], language: string, says: Speaks): string | null {
  if (onlyIf.length === 0) return null
  const answersTo = ({ number, codes }: PaperQuestion['onlyIf'][number]) =>
    (numbered[number - 1]?.question.choices ?? []).filter(({ code }) => codes.includes(code)).map(({ words }) => named(words, language)).join(says('or'))
  const [first] = onlyIf
  const answers = answersTo(first!)
  if (onlyIf.length > 1 && onlyIf.every((one) => answersTo(one) === answers)) return says('onlyAny', { answers, n: onlyIf.map(({ number }) => number).join(', ') })
  const { number, codes } = first!
  const others = (numbered[number - 1]?.question.choices ?? []).filter(({ code }) => !codes.includes(code))
  if (onlyIf.length === 1 && codes.length > 3 && others.length === 1) return says('onlyNot', { answers: named(others[0]!.words, language), n: number })
  return onlyIf.map((one) => says('only', { answers: answersTo(one), n: one.number })).join(' ')
}
