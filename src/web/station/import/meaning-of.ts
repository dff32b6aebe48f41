import { codeOfCell, missing, type Mapping, type Missing, type Question } from '#domains/survey/words.ts'

type Reading = Mapping['questions'][string]
/** What a value means, as a form offers it: "code-3", the number itself, why there is no answer, or nothing yet. */
export type Meaning = `code-${number}` | 'itself' | Missing | ''

/** What a value of a column means for a question, by its mapping or by itself. */
export function meaningOf(question: Question, reading: Reading, value: string): Meaning {
  if (reading.missing && Object.hasOwn(reading.missing, value)) return reading.missing[value]!
  if (reading.codes && Object.hasOwn(reading.codes, value)) return `code-${reading.codes[value]!}`
  return byItself(question, value)
}

/** The mapping of a question after somebody has said what one of its values means. */
export function withMeaning(question: Question, { codes = {}, missing: silent = {}, column }: Reading, value: string, meaning: string): Reading {
  const { [value]: _, ...otherCodes } = codes, { [value]: __, ...otherSilent } = silent
  const means = meaning === byItself(question, value) ? {} : meaning in missing ? { silent: { [value]: meaning as Missing } } : meaning.startsWith('code-') ? { code: { [value]: Number(meaning.slice(5)) } } : {}
  const next = { codes: { ...otherCodes, ...means.code }, missing: { ...otherSilent, ...means.silent } }
  return { column, ...(Object.keys(next.codes).length > 0 && { codes: next.codes }), ...(Object.keys(next.missing).length > 0 && { missing: next.missing }) }
}

function byItself(question: Question, value: string): Meaning {
  if (question.kind === 'many') return question.choices?.some(({ code }) => String(code) === value) ? `code-${Number(value)}` : ''
  const code = codeOfCell(question, { column: '' })(value)
  return typeof code !== 'number' ? '' : question.kind === 'number' ? 'itself' : `code-${code}`
}
