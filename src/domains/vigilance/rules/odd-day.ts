import type { Sign, SignKind } from '../words.ts'
import type { LookedDay } from './looked-day.ts'

/**
 * What each sign counts, in tenths, for somebody who never shows it. A day is listed from 22 on: a coincidence of two weak signs, or one strong one. Weights
 * and bound are of the house, held to twenty stories and ten thousand usual days by a test.
 */
const weights: Readonly<Record<SignKind, number>> = { 'without-link': 18, 'comes-back': 30, 'same-name': 30, 'self-or-colleague': 30, 'off-shift': 18, 'over-own-median': 30, 'refused-in-a-row': 30, 'new-browser': 30 }
export const listedFrom = 22
/** A week of fewer looks is not much, whatever the median. */
const fewestOfAWeek = 10
/** So many usual days are needed before somebody's own hours are known; until then the night is off shift. */
const hoursKnownFrom = 10

export type OddDay = { readonly points: number; readonly signs: readonly Sign[] }

/**
 * Whether a day of somebody's looking is odd, held against their own usual days before it and nobody else's: what they do often counts little, what they never did
 * counts in full. `without` leaves signs out, to see what they are good for.
 */
export function oddDay(day: LookedDay, before: readonly LookedDay[], without: readonly SignKind[] = []): OddDay | null {
  const usual = before.filter(({ looks, hours }) => looks > 0 || hours.length > 0)
  const off = offShift(usual)
  const seen: readonly (readonly [SignKind, number, (one: LookedDay) => boolean])[] = [
    ['without-link', day.unlinked.length, (one) => one.unlinked.length > 0],
    ['comes-back', comesBack(day, usual), () => false],
    ['same-name', day.kin, (one) => one.kin > 0],
    ['self-or-colleague', day.selfOrColleague, (one) => one.selfOrColleague > 0],
    ['off-shift', day.hours.filter((hour) => off(day.day, hour)).length, (one) => one.hours.some((hour) => off(one.day, hour))],
    ['over-own-median', overOwnMedian(day, usual), () => false],
    ['refused-in-a-row', day.refusedInARow >= 3 ? day.refusedInARow : 0, (one) => one.refusedInARow >= 3],
    // What is done in a browser that was new is told whatever the day was like otherwise.
    ['new-browser', day.inNew, () => false],
  ]
  const signs = seen.filter(([kind, times]) => times > 0 && !without.includes(kind))
    .map(([kind, times, alike]) => ({ kind, times, usualOn: usual.filter(alike).length, usualDays: usual.length }))
  const points = Math.round(signs.reduce((sum, { kind, usualOn, usualDays }) => sum + weights[kind] * (1 - Math.min(1, 3 * usualOn / Math.max(usualDays, 1))), 0))
  return points >= listedFrom ? { points, signs } : null
}

/** Hours, and days of the week, on which somebody looks at nothing on nineteen of twenty of their usual days. */
function offShift(usual: readonly LookedDay[]): (day: string, hour: number) => boolean {
  if (usual.length < hoursKnownFrom) return (_, hour) => hour >= 22 || hour < 5
  const weekdays = Map.groupBy(usual, ({ day }) => weekdayOf(day))
  const counts = Array.from({ length: 24 }, () => 0)
  // An hour before and after belong to a shift too.
  for (const { hours } of usual) for (const hour of new Set(hours.flatMap((one) => [(one + 23) % 24, one, (one + 1) % 24]))) counts[hour]!++
  return (day, hour) => counts[hour]! < usual.length / 20 || (weekdays.get(weekdayOf(day))?.length ?? 0) < usual.length / 20
}

/** On how many days of four weeks the same person or thing was looked at without a link, when this is the third or a later one. */
function comesBack({ day, unlinked }: LookedDay, usual: readonly LookedDay[]): number {
  const lately = usual.filter((one) => apart(one.day, day) <= 28)
  const most = Math.max(0, ...[...new Set(unlinked)].map((whom) => lately.filter((one) => one.unlinked.includes(whom)).length + 1))
  return most >= 3 ? most : 0
}

/** The looks of a week by the end of the day on which they became more than three times the median of the person's own weeks; nought on every other day. */
function overOwnMedian({ day, looks }: LookedDay, usual: readonly LookedDay[]): number {
  const monday = mondayOf(day)
  const weeks = [...Map.groupBy(usual.filter((one) => one.day < monday), (one) => mondayOf(one.day)).values()].map((days) => days.reduce((sum, one) => sum + one.looks, 0)).sort((one, other) => one - other)
  if (weeks.length < 3) return 0
  const median = (weeks[Math.floor((weeks.length - 1) / 2)]! + weeks[Math.ceil((weeks.length - 1) / 2)]!) / 2
  const before = usual.filter((one) => one.day >= monday && one.day < day).reduce((sum, one) => sum + one.looks, 0)
  const bound = Math.max(3 * median, fewestOfAWeek)
  return before <= bound && before + looks > bound ? before + looks : 0
}

const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
const apart = (one: string, other: string) => Math.abs(days(one) - days(other))
/** The Monday of the week in which a day lies. */
export const mondayOf = (day: string): string => new Date((days(day) - ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7)) * 86_400_000).toISOString().slice(0, 10)
