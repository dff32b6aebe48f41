import { seeded } from '#kernel/random.ts'
import { lookedDay, type Look, type LookedDay } from '#domains/vigilance/words.ts'

/** How somebody usually works: when, how much, and how often what looks odd is part of it. */
export type Habits = { readonly shifts: readonly number[]; readonly aDay: number; readonly standsIn: number; readonly colleagues: number; readonly namesakes: number }
export const habits = {
  'zone officer': { shifts: [8], aDay: 3, standsIn: 0.04, colleagues: 0.01, namesakes: 0.001 },
  'zone officer of a large zone': { shifts: [7, 14], aDay: 8, standsIn: 0.06, colleagues: 0.01, namesakes: 0.003 },
  'officer of the night': { shifts: [21], aDay: 5, standsIn: 0.05, colleagues: 0.01, namesakes: 0.001 },
  'officer who changes shifts': { shifts: [6, 14, 22], aDay: 6, standsIn: 0.08, colleagues: 0.01, namesakes: 0.002 },
  analyst: { shifts: [8], aDay: 30, standsIn: 0.15, colleagues: 0.01, namesakes: 0.0005 },
  commander: { shifts: [8], aDay: 12, standsIn: 0.03, colleagues: 0.35, namesakes: 0.001 },
  administrator: { shifts: [9], aDay: 6, standsIn: 0.01, colleagues: 0.5, namesakes: 0.0005 },
} as const satisfies Readonly<Record<string, Habits>>

export const dayAfter = (first: string, days: number): string => new Date(Date.parse(`${first}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** What somebody of these habits looks at on each day, by a seed: five days of seven, busy weeks and leave, standing in for others, overtime, names that are alike by chance, a post that ended and is tried again. */
export function usualLooks(of: Habits, seed: number, first: string, count: number): ReadonlyMap<string, Look[]> {
  const chance = seeded(seed), looks = new Map<string, Look[]>()
  let busy = 1, shift = of.shifts[0]!
  const bell = () => chance() + chance() + chance() + chance() - 2
  for (let nth = 0; nth < count; nth++) {
    const day = dayAfter(first, nth), weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
    if (weekday === 0) {
      busy = chance() < 0.06 ? 0 : Math.exp(0.5 * bell()) * (chance() < 0.03 ? 2 : 1)
      shift = of.shifts[Math.floor(chance() * of.shifts.length)]!
    }
    if (busy === 0 || chance() > (weekday < 5 ? 0.95 : 0.05)) { looks.set(day, []); continue }
    const many = Math.max(0, Math.round(of.aDay * busy * Math.exp(0.6 * bell())))
    const hour = () => (shift + Math.floor(chance() * 8)) % 24
    const here: Look[] = Array.from({ length: many }, () => ({ hour: hour(), whom: `own ${Math.floor(chance() * 400)}`, linked: true, kin: chance() < of.namesakes }))
    if (chance() < of.standsIn) here.push(...Array.from({ length: 1 + Math.floor(chance() * 3) }, () => ({ hour: hour(), whom: `another's ${Math.floor(chance() * 2000)}`, linked: false, kin: chance() < of.namesakes })))
    if (chance() < of.colleagues) here.push({ hour: hour(), whom: `colleague ${Math.floor(chance() * 12)}`, linked: true, selfOrColleague: true })
    if (chance() < 0.04) here.push({ hour: (shift + 8 + Math.floor(chance() * 3)) % 24, whom: `own ${Math.floor(chance() * 400)}`, linked: true })
    if (chance() < 0.05) here.push(...Array.from({ length: chance() < 0.1 ? 3 : 1 }, () => ({ hour: hour(), whom: 'a post that ended', linked: true, refused: true })))
    looks.set(day, here)
  }
  return looks
}

/** The same, summed day by day. */
export const usualDays = (of: Habits, seed: number, first: string, count: number): LookedDay[] => [...usualLooks(of, seed, first, count)].map(([day, looks]) => lookedDay(day, looks))
