import { plain } from '#platform/plain.ts'
import { faultAt, type Columns } from '../table/read-columns.ts'

/** In which order a date that begins with the day or the month is read; told by the column itself where nobody says. */
export type DateOrder = 'day-first' | 'month-first' | null

/** The order that was typed after --dates. */
export function dateOrders(said: string | undefined): DateOrder {
  if (said === undefined || said === 'day-first' || said === 'month-first') return said ?? null
  throw plain(`--dates is day-first or month-first, not "${said}".`)
}

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.+))?$/
const packed = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$/
const yearLast = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})(?:[T ,]+(.+))?$/
const worded = /^(\d{1,2})[-/. ]*([a-z]{3,9})[-/., ]+(\d{4})(?:[T ,]+(.+))?$/i
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
/** Days as a plain number: a calendar of ten thousand years has fewer than eight digits of them, a day without marks has eight, seconds since 1970 ten. */
const number = /^[+-]?\d+(\.\d+)?$/
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]m)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * A column of times as days since 1970 (with the part of the day). Read are 2026-03-05, 2026/03/05, 20260305, 05.03.2026, 5/3/2026, 05-Mar-2026, each with
 * or without a time of day, and plain numbers (up to seven digits), which are days and stand in no column of dates. Clocks are taken as they stand on
 * the wall; what is no time is said by row and column.
 */
export function readTimes(columns: Columns, name: string, order: DateOrder): Float64Array {
  const { words, word } = columns.column.get(name)!, first = order ?? orderOf(words)
  const dates = words.some((cell) => [yearFirst, packed, yearLast, worded].some((form) => form.test(cell)))
  const days = words.map((cell, code) => {
    const day = dates && number.test(cell) && !packed.test(cell) ? `"${cell}" is no time: it is a plain number in a column of dates.` : dayOf(cell, first)
    if (typeof day === 'number') return day
    throw faultAt(columns, word.indexOf(code), name, day)
  })
  return Float64Array.from(word, (code) => days[code]!)
}

/** Whether any date of the column says by itself which comes first; with dots it is the day. */
function orderOf(words: readonly string[]): DateOrder | 'both' {
  let day = false, month = false
  for (const cell of words) {
    const [, one, mark, two] = yearLast.exec(cell) ?? []
    if (one === undefined) continue
    if (Number(one) > 12 || mark === '.') day = true
    if (Number(two) > 12) month = true
  }
  return day && month ? 'both' : day ? 'day-first' : month ? 'month-first' : null
}

function dayOf(cell: string, order: DateOrder | 'both'): number | string {
  const bad = `"${cell}" is no time.`
  if (cell === '') return 'the time is missing.'
  const year = yearFirst.exec(cell)
  if (year) return moment(year[1]!, year[2]!, year[3]!, year[4], bad)
  const close = packed.exec(cell)
  if (close) return moment(close[1]!, close[2]!, close[3]!, close[4] && `${close[4]}:${close[5]}:${close[6] ?? '00'}`, bad)
  const [, date, word = '', its, hour] = worded.exec(cell) ?? [], month = months.findIndex((name) => name === word.toLowerCase() || name.slice(0, 3) === word.toLowerCase()) + 1
  if (month > 0) return moment(its!, String(month), date!, hour, bad)
  const last = yearLast.exec(cell)
  if (!last) return number.test(cell) && Math.abs(Number(cell)) < 1e7 ? Number(cell) : bad
  const [, one, , two, written, time] = last
  if (one !== two && order === null) return `"${cell}" could be two days; say --dates day-first or month-first.`
  if (order === 'both') return `"${cell}": in this column some dates begin with the day and some with the month.`
  return order === 'month-first' ? moment(written!, one!, two!, time, bad) : moment(written!, two!, one!, time, bad)
}

function moment(year: string, month: string, day: string, time: string | undefined, bad: string): number | string {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day)), there = new Date(at)
  if (there.getUTCFullYear() !== Number(year) || there.getUTCMonth() !== Number(month) - 1 || there.getUTCDate() !== Number(day)) return bad
  if (time === undefined) return at / 86_400_000
  const [, hours, minutes, seconds = '0', half] = clock.exec(time.trim()) ?? []
  if (hours === undefined || (half && (Number(hours) < 1 || Number(hours) > 12)) || Number(minutes) > 59 || Number(seconds) > 60) return bad
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours), past = hour * 3600 + Number(minutes) * 60 + Number(seconds)
  // In parts of a power of two (1.3 ms), the same clock on two days lies whole days apart, to the last digit, in whatever year.
  return past > 86_400 ? bad : at / 86_400_000 + Math.round((past / 86_400) * 2 ** 26) / 2 ** 26
}

/** The hour of the week, 0 to 167 from Monday's first; the first of January 1970 was a Thursday. */
export function hourOfWeek(days: number): number {
  const hours = Math.floor(days * 24 + 1e-6) + 72
  return ((hours % 168) + 168) % 168
}

/** A moment that was typed after a flag. */
export function timeTyped(said: string, flag: string, order: DateOrder): number {
  const day = dayOf(said.trim(), order ?? orderOf([said.trim()]))
  if (typeof day === 'string') throw plain(`${flag}: ${day}`)
  return day
}

/** The end of a span whose last moment is this one: a day without a time of day is counted whole. */
export function wholeDay(last: number): number {
  return Number.isInteger(last) ? last + 1 : last + 1 / 86_400_000
}
