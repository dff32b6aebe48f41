/** A day of the year: the 29th of February is one like any other. */
export type DayOfYear = { readonly month: number; readonly day: number }

/**
 * Which adult of a household is asked: the one whose birthday comes next after the day of the visit, so that neither the interviewer nor
 * the family chooses. A birthday on the day itself has been; it comes next in a year.
 * Not quite random: it can be foreseen, and people misremember; but nobody has to list the household. Same birthdays (twins): `random`
 * decides, and is asked for nothing else. `weight` is the adults of the household, as each had the chance 1 / weight.
 * Source: Salmon & Nichols 1983, "The next-birthday method of respondent selection".
 * @example nextBirthday([{ month: 3, day: 1 }, { month: 7, day: 9 }], { month: 4, day: 2 }, random).person // 1
 */
export function nextBirthday(adults: readonly DayOfYear[], visit: DayOfYear, random: () => number): Chosen {
  const today = placeInYear(visit)
  const ahead = adults.map((adult) => (placeInYear(adult) - today + 365) % 366) // the day itself is 365 ahead, tomorrow 0
  const soonest = ahead.reduce((least, days) => Math.min(least, days), Infinity)
  const next = [...ahead.keys()].filter((who) => ahead[who] === soonest)
  const person = next.length > 1 ? next[Math.floor(random() * next.length)]! : (next[0] ?? null)
  return { person, weight: adults.length, method: 'next-birthday' }
}

/** The place of the adult in the list (null in an empty household) and the weight of the answer. */
export type Chosen = { readonly person: number | null; readonly weight: number; readonly method: 'next-birthday' }

const before = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366]

function placeInYear({ month, day }: DayOfYear): number {
  const first = before[month - 1], after = before[month]
  if (first === undefined || after === undefined || !(Number.isInteger(day) && day >= 1 && day <= after - first)) {
    throw new RangeError(`There is no day ${day} in month ${month}.`)
  }
  return first + day
}
