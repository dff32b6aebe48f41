import type { Mapping, Question } from '../../../words.ts'
import { cellParts } from '../code-of-cell.ts'
import type { FileColumn } from './file-columns.ts'
import { plainWords, waysToSay } from '#domains/territory/words.ts'
import { silenceIn, type Silences } from './silences.ts'

type Reading = Mapping['questions'][string]

const yes = ['yes', 'y', 'da', 'true', 'да', 'так', 'ja', 'jah', 'po']
const no = ['no', 'n', 'nu', 'false', 'нет', 'ні', 'ne', 'nee', 'ei', 'jo']

/** How one column would answer one question: its values become codes by the words of the choices in any language, and the usual codes for no answer are told from answers. What stays unclear is left to a person. */
export function readingOf(question: Question, column: FileColumn, silences: Silences): Reading {
  const codes: Record<string, number> = {}, missing: NonNullable<Reading['missing']> = {}
  const worded = codesByWords(question)
  const twos = yesIsOne(question, column)
  for (const value of valuesFor(question, column)) {
    const silent = silenceIn(question, column, value, silences)
    const code = twos?.get(value) ?? worded(value)
    if (code !== undefined) codes[value] = code
    else if (silent !== undefined) missing[value] = silent
  }
  return { column: column.name, ...(Object.keys(codes).length > 0 && { codes }), ...(Object.keys(missing).length > 0 && { missing }) }
}

/** What somebody may have to explain in a column: its different values, and of several answers in one cell each by itself. */
export function valuesFor({ kind }: Pick<Question, 'kind'>, { values }: Pick<FileColumn, 'values'>): readonly string[] {
  return [...new Set(values.flatMap(({ value }) => (kind === 'many' ? cellParts(value) : [value])))]
}

/** "3 - A very big problem" is the choice with these words, whatever its number is here. */
function codesByWords({ choices = [] }: Question): (value: string) => number | undefined {
  const known = new Map<string, number | null>()
  const learn = (text: string, code: number) => void known.set(text, known.has(text) && known.get(text) !== code ? null : code)
  for (const { code, words } of choices) for (const text of new Set(Object.values(words).flatMap(waysToSay))) learn(text, code)
  const yesNo = (texts: readonly string[]) => choices.find(({ words }) => Object.values(words).some((text) => texts.includes(plainWords(text))))?.code
  if (choices.length === 2) for (const [texts, code] of [[yes, yesNo(yes)], [no, yesNo(no)]] as const) if (code !== undefined) for (const text of texts) if (!known.has(text)) known.set(text, code)
  return (value) => {
    if (/^\d+(\.0+)?$/.test(value)) return undefined
    for (const text of [...waysToSay(value), ...waysToSay(value.replace(/^\(?\d+\)?[\s.:=)–-]+/, ''))]) if (known.has(text)) return known.get(text) ?? undefined
    return undefined
  }
}

/** Yes as 1 and no as 2 is as old as punched cards; only where nobody has 0. */
function yesIsOne({ choices = [] }: Question, { values }: FileColumn): ReadonlyMap<string, number> | null {
  const is = (texts: readonly string[], code: number) => choices.some((choice) => choice.code === code && Object.values(choice.words).some((text) => texts.includes(plainWords(text))))
  const stands = (code: string) => values.some(({ value }) => value.replace(/\.0+$/, '') === code)
  if (choices.length !== 2 || !is(yes, 1) || !is(no, 0) || !stands('2') || stands('0')) return null
  return new Map(values.filter(({ value }) => value.replace(/\.0+$/, '') === '2').map(({ value }) => [value, 0]))
}
