import { missing, type Mapping, type Question } from '../../words.ts'

type Column = Mapping['questions'][string]
/** The code a sheet keeps for a cell, or the message key that says why it cannot be read. */
export type Read = number | `survey.${string}`

/**
 * How the cells of one column become codes of one question: first the mapping's own words for missing answers, then its words for codes,
 * then the code itself. An empty cell is a question that was not asked; several answers to one question stand in one cell, as `1;4` or `1 4`.
 */
export function codeOfCell(question: Question, column: Column): (cell: string) => Read {
  const known = new Map<string, Read>()
  return (cell) => {
    let read = known.get(cell)
    if (read === undefined) {
      read = codeOf(question, column, cell)
      if (known.size < 10_000) known.set(cell, read)
    }
    return read
  }
}

function codeOf(question: Question, column: Column, cell: string): Read {
  const none = column.missing !== undefined && Object.hasOwn(column.missing, cell) ? column.missing[cell] : undefined
  if (none !== undefined) return missing[none]
  if (cell === '') return missing['not-asked']
  if (question.kind === 'many') return setOf(question, column, cell)
  const code = mapped(column, cell)
  if (question.kind === 'number') return code === undefined ? 'survey.not-a-whole-number' : code >= (question.least ?? 0) && code <= (question.most ?? 9999) ? code : 'survey.number-out-of-range'
  return code !== undefined && (question.choices ?? []).some((choice) => choice.code === code) ? code : 'survey.unknown-answer'
}

function setOf(question: Question, column: Column, cell: string): Read {
  const parts = column.codes && Object.hasOwn(column.codes, cell) ? [cell] : cellParts(cell)
  const words = cell.split(/[;,|\s]+/).filter(Boolean)
  const codes = (words.every((word) => mapped(column, word) !== undefined) ? words : parts).map((part) => mapped(column, part))
  const places = codes.map((asked) => (question.choices ?? []).findIndex(({ code }) => code === asked))
  return places.includes(-1) ? 'survey.unknown-answer' : places.reduce((set, place) => set | (1 << place), 0)
}

/** The answers in one cell: codes with anything between them, or words between semicolons and bars. */
export function cellParts(cell: string): readonly string[] {
  const parts = /^[\d;,|\s.]+$/.test(cell) ? cell.split(/[;,|\s]+/) : cell.split(/[;|]/).map((part) => part.trim())
  return parts.filter(Boolean)
}

/** Statistics programs write a whole number as 4.0 as soon as one answer of its column is missing. */
function mapped(column: Column, cell: string): number | undefined {
  if (column.codes !== undefined && Object.hasOwn(column.codes, cell)) return column.codes[cell]
  return /^\d{1,9}(\.0+)?$/.test(cell) ? Number(cell) : undefined
}
