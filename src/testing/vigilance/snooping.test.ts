import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookedDay, type LookedDay } from '#domains/vigilance/rules/looked-day.ts'
import { listedFrom, oddDay } from '#domains/vigilance/rules/odd-day.ts'
import { sameFamilyName } from '#domains/vigilance/rules/same-family-name.ts'
import { usualWeeks, type SignKind } from '#domains/vigilance/words.ts'
import { stories, type Story } from './stories.ts'
import { dayAfter, habits, usualDays, usualLooks } from './usual-days.ts'

const first = '2027-01-04', before = usualWeeks * 7
const night = process.env.VATRA_NIGHT === '1'

/** The last twelve weeks before a day. */
const lately = (days: readonly LookedDay[], nth: number) => days.slice(Math.max(0, nth - before), nth)

/** Is the story found on a day of its own, and by what it is about: would that day count less without it? */
function found({ who, days }: Story, seed: number, without: readonly SignKind[] = []): boolean {
  const usual = usualLooks(habits[who], seed, first, before + 28)
  const told = [...usual].map(([day, looks], nth) => lookedDay(day, [...looks, ...(days[nth - before] ?? [])].sort((one, other) => one.hour - other.hour)))
  const plain = [...usual].map(([day, looks]) => lookedDay(day, looks))
  return Object.keys(days).map((day) => Number(day) + before).some((nth) => (oddDay(told[nth]!, lately(told, nth), without)?.points ?? 0) > (oddDay(plain[nth]!, lately(plain, nth), without)?.points ?? 0))
}
const missed = (seed: number, without: readonly SignKind[] = []) => stories.filter((story, nth) => !found(story, seed * 100 + nth, without))

test('of twenty stories of looking at what is none of one\'s work at least nineteen are found, with whatever days around them (SEC-02)', (t) => {
  assert.equal(stories.length, 20)
  const all = Array.from({ length: night ? 100 : 10 }, (_, seed) => missed(seed + 1))
  t.diagnostic(`found: ${all.map((one) => 20 - one.length).join(' ')}`)
  const few = all.filter((one) => one.length > 1)
  assert.ok(few.length <= (night ? 3 : 0), few.map((one) => one.map(({ title }) => title).join('; ')).join('\n'))
})

/** How many usual days of all kinds of people are listed, of so many days on which they looked at anything. */
function falsely(count: number, seed: number) {
  const kinds = Object.values(habits)
  let days = 0, listed = 0
  for (let nth = 0; days < count; nth++) {
    const all = usualDays(kinds[nth % kinds.length]!, seed + nth, first, before * 2)
    for (let at = before; at < all.length && days < count; at++) {
      if (all[at]!.hours.length === 0) continue
      days++
      if (oddDay(all[at]!, lately(all, at))) listed++
    }
  }
  return { days, share: listed / days }
}

test('of usual days at most five in a hundred are listed (SEC-02)', (t) => {
  const { days, share } = falsely(night ? 10_000 : 2_000, 20270104)
  t.diagnostic(`${days} days, ${(share * 100).toFixed(2)} % listed`)
  assert.ok(share <= 0.05, `${share}`)
})

test('without a person\'s own median the five who only look at more than usual are not found (SEC-02)', () => {
  const more = stories.filter(({ onlyMore }) => onlyMore)
  assert.equal(more.length, 5)
  for (const seed of [1, 2, 3]) {
    assert.deepEqual(missed(seed, ['over-own-median']).filter((story) => more.includes(story)), more)
    assert.ok(missed(seed).length <= 1)
  }
})

test('what somebody does on their usual days counts less, until it counts nothing', () => {
  const work = (nth: number, kin = false) => lookedDay(dayAfter(first, nth), [{ hour: 10, whom: 'x', linked: true, kin }])
  const plain = Array.from({ length: 40 }, (_, nth) => work(nth)), mixed = plain.map((one, nth) => (nth % 3 === 0 ? work(nth, true) : one))
  assert.deepEqual(oddDay(work(41, true), plain)!.signs, [{ kind: 'same-name', times: 1, usualOn: 0, usualDays: 40 }])
  assert.ok(oddDay(work(41, true), plain)!.points >= listedFrom)
  assert.equal(oddDay(work(41, true), mixed), null)
})

test('a family name is the same in both its forms, and a short or another one is not', () => {
  for (const [one, other] of [['Anna Bērziņa', 'Edgars Bērziņš'], ['Ion Rusu', 'DOINA RUSU'], ['Ivan Petrov', 'Olga Petrova']] as const) assert.equal(sameFamilyName(one, other), true, `${one}, ${other}`)
  for (const [one, other] of [['Ion Rusu', 'Ion Ceban'], ['–', '–'], ['Anna Liepa', 'Anna Kalniņa']] as const) assert.equal(sameFamilyName(one, other), false, `${one}, ${other}`)
})
