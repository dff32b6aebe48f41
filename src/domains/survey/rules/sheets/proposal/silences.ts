import type { Missing, Question } from '../../../words.ts'
import type { FileColumn } from './file-columns.ts'
import { plainWords } from '#domains/territory/words.ts'

/** What survey programs and people write where there is no answer, by what it means. */
const written: Readonly<Record<Missing, readonly string[]>> = {
  'dont-know': ['dk', 'd k', 'dont know', 'don t know', 'i don t know', 'do not know', 'i do not know', 'ns', 'nu stiu', 'nu stie', 'ns nr', 'nstiu', 'не знаю', 'nezinu', 'ei tea', 'weet niet', 'weet ik niet', 'nuk e di', 'ma ei tea', 'es nezinu', 'я не знаю'],
  'prefer-not': ['ref', 'refused', 'refusal', 'refuse', 'no answer', 'prefer not to say', 'i prefer not to say', 'prefer not to answer', 'rather not say', 'nr', 'nu raspund', 'nu raspunde', 'refuz', 'prefer sa nu spun', 'prefer sa nu raspund', 'отказ', 'відмова', 'не хочу відповідати', 'не хочу отвечать', 'atteikums', 'nevelos atbildet', 'keeldus', 'ei soovi vastata', 'weigering', 'zeg ik liever niet', 'refuzim', 'nuk pergjigjem'],
  'not-asked': ['na', 'n a', 'nap', 'not applicable', 'not asked', 'nu se aplica', 'nu e cazul', 'nu este cazul', 'neintrebat', 'null', 'nan', 'missing', 'system missing'],
}
const meanings = new Map(Object.entries(written).flatMap(([missing, texts]) => texts.map((text) => [plainWords(text), missing as Missing] as const)))

/** Pairs that companies agree on: the first does not know, the second prefers not to say. */
const pairs = [['98', '99'], ['88', '99'], ['998', '999'], ['8', '9']] as const

/** What numbers stand for no answer in a whole file: found in all of its columns together, because a rare code is missing from many. */
export type Silences = ReadonlyMap<string, Missing>

/** Looks for numbers that are no choice of their question. One of a pair alone is taken for "do not know", as most American files have it. */
export function silencesOf(asked: readonly { readonly question: Question; readonly column: FileColumn }[]): Silences {
  const seen = new Set(asked.filter(({ question: { kind } }) => kind === 'one').flatMap(({ question, column }) => column.values.map(({ value }) => number(value)).filter((value) => !isChoice(question, value))))
  const both = pairs.filter(([unknown, unsaid]) => seen.has(unknown) && seen.has(unsaid))
  const found = new Map<string, Missing>(both.slice(0, 1).flatMap(([unknown, unsaid]) => [[unknown, 'dont-know'], [unsaid, 'prefer-not']] as const))
  if (found.size > 0) return found
  const [alone] = pairs.flat().filter((value) => seen.has(value))
  return new Map(alone === undefined ? [] : [[alone, 'dont-know']])
}

/** Why there is no answer in a cell that is no choice of its question; undefined when it may be one. */
export function silenceIn(question: Question, column: FileColumn, value: string, silences: Silences): Missing | undefined {
  const code = number(value), known = silences.get(code)
  if (known === undefined) return /^\d/.test(value) ? undefined : meanings.get(plainWords(value)) ?? (/^[-–.*#/]+$/.test(value) ? 'not-asked' : undefined)
  if (question.kind === 'number') return standsApart(column, Number(code)) ? known : undefined
  return isChoice(question, code) ? undefined : known
}

/** 99 times is possible; 99 where nobody else said more than half of that is a code. A single digit is always a number. */
function standsApart(column: FileColumn, code: number): boolean {
  const others = column.values.map(({ value }) => Number(value)).filter((value) => Number.isFinite(value) && value < 88)
  return code >= 88 && others.every((value) => value * 2 < code)
}

const number = (value: string): string => value.replace(/\.0+$/, '')
const isChoice = ({ choices = [] }: Question, value: string): boolean => choices.some(({ code }) => String(code) === value)
