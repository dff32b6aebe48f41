import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { languages } from '#domains/territory/words.ts'
import type { Instrument } from '../../words.ts'
import { allBreaks, breaksBetween } from '../comparable.ts'
import { canonical } from '../canonical.ts'
import { builtIn } from './built-in.ts'
import { books, inEveryLanguage } from './in-every-language.ts'
import { instrumentFaults } from './instrument-faults.ts'
import { lackingWords, textsOf } from './lacking-words.ts'

const { 'lses-core': core, 'lses-plus': plus, 'police-contact': contact, 'key-persons': key } = builtIn
const about = (id: string, { questions }: typeof core) => questions.find((question) => question.id === id)!.words.en!

test('every questionnaire that ships can be asked in each language of Vatra, Romanian with comma-below letters', () => {
  for (const [code, instrument] of Object.entries(builtIn)) {
    assert.equal(instrument.code, code)
    assert.deepEqual(instrument.languages, languages, code)
    assert.deepEqual(instrumentFaults(instrument), {}, code)
    assert.deepEqual(lackingWords(instrument), [], code)
    assert.doesNotMatch(canonical(instrument), /[şţŞŢ]/, code)
  }
})

test('a text that a book lacks is found out, and a book holds none that nobody asks', () => {
  const [first, ...rest] = core.questions
  assert.deepEqual(lackingWords(inEveryLanguage({ ...core, questions: [{ ...first!, words: { en: 'Is it dark?', ro: 'Este întuneric?' } }, ...rest] })).map(({ texts }) => texts), [1, 1, 1, 1, 1, 1])
  const english = new Set(Object.values(builtIn).flatMap((instrument) => textsOf(instrument).map(({ en }) => en!)))
  for (const [language, book] of Object.entries(books)) assert.deepEqual(Object.keys(book).filter((text) => !english.has(text)), [], language)
})

test('in no language do two choices of a question read alike, nor a question as its English', () => {
  for (const { questions } of Object.values(builtIn)) for (const { id, words, choices = [] } of questions) for (const language of languages) {
    const read = choices.map((choice) => choice.words[language])
    assert.equal(new Set(read).size, read.length, `${id} ${language}`)
    if (language !== 'en') assert.notEqual(words[language], words.en, `${id} ${language}`)
  }
})

test('who had to do with the police is asked twelve questions, and none about the person (B17)', () => {
  assert.equal(contact.asks, 'contacts')
  assert.equal(contact.questions.length, 12)
  const expected = [[3, /what would happen next/], [4, /respect/], [5, /listened/], [6, /language/], [8, /name of the officer/], [10, /turn to the police again/], [11, /how satisfied/]] as const
  for (const [number, what] of expected) assert.match(about(`contact.${number}`, contact), what)
})

test('the core with taking part asks who answers for safety and what people would contribute (B21)', () => {
  for (const body of [1, 2, 3, 4]) assert.deepEqual(plus.questions.find(({ id }) => id === `part.r${body}`)!.measure, { share: [2, 3], words: { ...plus.questions.find(({ id }) => id === `part.r${body}`)!.measure!.words, en: 'say a fair amount or a great deal', ro: 'spun destul de mult sau foarte mult' } })
  assert.match(about('part.w3', plus), /two hours a month/)
  assert.match(about('part.w4', plus), /group of neighbours/)
})

test('it asks whether people would testify, and whether they know what is there for them (B22)', () => {
  assert.match(about('part.w1', plus), /tell the police/)
  assert.match(about('part.w2', plus), /witness/)
  assert.match(about('part.k1', plus), /receive people/)
  assert.match(about('part.k2', plus), /finds help/)
})

test('the module stands at the end and moves nothing, so the series of the core goes on (B21, F1)', () => {
  assert.deepEqual(plus.questions.slice(0, core.questions.length), core.questions)
  const asked = { modes: ['web'] as const, frame: 'Register' }
  const { whole, of } = breaksBetween({ ...asked, instrument: core }, { ...asked, instrument: plus })
  assert.deepEqual(whole, [])
  assert.deepEqual([...of.keys()].filter((id) => !id.startsWith('part.')), [])
})

test('people who know a zone by their work are asked the concerns of residents under names of their own (B19)', () => {
  assert.equal(key.asks, 'key-persons')
  for (const number of [1, 5, 10]) assert.deepEqual(key.questions.find(({ id }) => id === `key.a${number}`)!.label, core.questions.find(({ id }) => id === `lses.a${number}`)!.label)
  assert.ok(key.questions.every(({ id }) => id.startsWith('key.')))
})

test('version 2 of each asks as version 1 did, to the letter, and its series goes on (F1)', () => {
  const first = Object.entries(builtIn).map(([code, instrument]) => [code, createHash('sha256').update(canonical(asAtFirst(instrument))).digest('hex').slice(0, 8)])
  assert.deepEqual(first, [['lses-core', '5dc90aba'], ['lses-plus', 'd4bbb9b2'], ['police-contact', '54375677'], ['key-persons', '259aec46']])
})

test('from a round in two languages to one in eight nothing breaks, and a word changed in either of the two does (F1)', () => {
  const asked = { modes: ['web'] as const, frame: 'Register' }
  const first = asAtFirst(core)
  assert.deepEqual(allBreaks(breaksBetween({ ...asked, instrument: first }, { ...asked, instrument: core })), [])
  const [one, ...rest] = core.questions
  const changed = { ...core, questions: [{ ...one!, words: { ...one!.words, ro: 'Este întuneric?' } }, ...rest] }
  assert.deepEqual(allBreaks(breaksBetween({ ...asked, instrument: first }, { ...asked, instrument: changed })), ['question-changed'])
})

/** The questionnaire as version 1 had it: English and Romanian alone. */
function asAtFirst(instrument: Instrument): Instrument {
  const two = ({ en, ro }: Readonly<Record<string, string>>) => ({ en: en!, ro: ro! })
  const inTwo = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inTwo)
    if (typeof part !== 'object' || part === null) return part
    return 'en' in part ? two(part as Record<string, string>) : Object.fromEntries(Object.entries(part).map(([name, value]) => [name, inTwo(value)]))
  }
  return { ...(inTwo(instrument) as Instrument), version: '1', languages: ['en', 'ro'] }
}
