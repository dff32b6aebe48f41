import type { Profile } from '../../words.ts'

/** When something happened, as far as the file says: a day or a month (then its first day stands for it), and the hour. */
export type Moment = { readonly on: string; readonly preciseTo: 'day' | 'month'; readonly hour: number | null }

const yearFirst = /^(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[T ]+(\d{1,2}):\d{2}.*)?)?$/
const otherwise = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[T ,]+(\d{1,2}):\d{2}(?::\d{2})?\s*([ap]m)?.*)?$/i

/** Reads a day in the order that the profile names; null when it is no day. */
export function readDay(cell: string, order: Profile['day']['order']): Moment | null {
  if (order === 'year-first') {
    const [, year, month, day, hour] = yearFirst.exec(cell) ?? []
    return year === undefined ? null : moment(year, month!, day, hour)
  }
  const [, first, second, year, hour, half] = otherwise.exec(cell) ?? []
  if (year === undefined) return null
  const [day, month] = order === 'day-first' ? [first!, second!] : [second!, first!]
  return moment(year, month, day, hour === undefined ? undefined : String((Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase() === 'pm' ? 12 : 0)))
}

/** The hour of a time of day such as 21:06; null when there is none, undefined when it cannot be read. */
export function readHour(cell: string): number | null | undefined {
  if (cell === '') return null
  const hour = Number(/^(\d{1,2})(?:[:.]\d{2}(?::\d{2})?)?$/.exec(cell)?.[1] ?? NaN)
  return hour >= 0 && hour <= 23 ? hour : undefined
}

function moment(year: string, month: string, day: string | undefined, hour: string | undefined): Moment | null {
  const on = `${year}-${month.padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`
  const there = new Date(`${on}T00:00:00Z`)
  if (Number.isNaN(there.getTime()) || there.toISOString().slice(0, 10) !== on) return null
  const clock = hour === undefined ? null : Number(hour)
  return { on, preciseTo: day === undefined ? 'month' : 'day', hour: clock !== null && clock <= 23 ? clock : null }
}
