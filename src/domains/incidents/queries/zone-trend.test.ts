import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, place } from '#testing/people.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { as, refused, story } from '#testing/story.ts'
import { importIncidents } from '../commands/import-incidents.ts'
import { noteBreak } from '../commands/note-break.ts'
import { monthsFrom } from '../rules/months.ts'
import { categoryRanks } from './category-ranks.ts'
import { zoneTrend } from './zone-trend.ts'

const profile = { category: { column: 'kind', meanings: { theft: 'theft', damage: 'damage', drugs: 'drugs' } }, day: { column: 'month', order: 'year-first' }, zone: { column: 'zone' } }
/** Two years in Old Town: six thefts a month, then four; one damage a month; three drug cases that police found; a theft in no zone. */
const months = monthsFrom('2025-01', '2026-12')
const rows = months.flatMap((month) => [
  ...Array.from({ length: month < '2026-01' ? 6 : 4 }, () => `${month},theft,T1`), `${month},damage,T1`, `${month},theft,nowhere`,
])
const file = (only: (month: string) => boolean = () => true) => ['month,kind,zone', ...rows.filter((row) => only(row.slice(0, 7))), '2026-05,drugs,T1', '2026-05,drugs,T1', '2026-05,drugs,T1'].join('\n')
const talsi = { commissariat: place.talsi, fileName: 'two-years.csv', profile }
const period = { from: '2025-01-01', to: '2027-01-10' }

test('a zone\'s months are counted, and twelve are held against the twelve before with an exact interval (C1)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  await importIncidents(as(ctx, arta), { ...talsi, file: file() })
  const { months: counted, comparison, unplaced } = await zoneTrend(as(ctx, arta), { zone: oldTown, category: 'theft', ...period })
  assert.deepEqual(counted.slice(0, 2), [{ month: '2025-01', count: 6 }, { month: '2025-02', count: 6 }])
  assert.deepEqual(counted.at(-1), { month: '2027-01', count: null }, 'a month without a file is not nought')
  assert.deepEqual([comparison.before, comparison.now], [{ from: '2025-01', to: '2025-12', count: 72 }, { from: '2026-01', to: '2026-12', count: 48 }])
  // The ends as SciPy's beta.ppf gives them.
  for (const [is, expected] of [[comparison.ratio, 48 / 72], [comparison.low, 0.4527868823568858], [comparison.high, 0.97390226937637]] as const) assert.ok(Math.abs(is! - expected) < 1e-11, `${is}, expected ${expected}`)
  assert.equal(unplaced, 24)
  const whole = await zoneTrend(as(ctx, arta), { commissariat: place.talsi, category: 'theft', ...period })
  assert.deepEqual([whole.comparison.now.count, whole.unplaced], [60, 24], 'what lies in no zone counts for the commissariat')
}))

test('numbers before and after a change of recording or law are not comparable, and the chart says from which day and why (C8)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  await importIncidents(as(ctx, arta), { ...talsi, file: file() })
  await noteBreak(as(ctx, arta), { commissariat: place.talsi, on: '2026-03-01', words: { en: 'Thefts under 50 euros are no longer recorded' }, categories: ['theft'] })
  const thefts = await zoneTrend(as(ctx, arta), { zone: oldTown, category: 'theft', ...period })
  assert.deepEqual(thefts.comparison.breaks.map(({ on, words }) => [on, words.en]), [['2026-03-01', 'Thefts under 50 euros are no longer recorded']])
  assert.deepEqual([thefts.comparison.ratio, thefts.comparison.p, thefts.comparison.now.count], [null, null, 48], 'the counts stay, the comparison goes')
  assert.equal((await zoneTrend(as(ctx, arta), { zone: oldTown, category: 'damage', ...period })).comparison.ratio, 1)
  assert.equal((await zoneTrend(as(ctx, arta), { zone: oldTown, ...period })).comparison.ratio, null, 'all kinds together hold thefts too')
  assert.equal((await categoryRanks(as(ctx, arta), { zone: oldTown, from: '2026-01-01', to: '2026-12-31' })).breaks.length, 1)
  assert.equal((await categoryRanks(as(ctx, arta), { zone: oldTown, from: '2026-03-01', to: '2026-12-31' })).breaks.length, 0, 'the first day itself begins afresh')
}))

test('a month that no file covers is told, and nothing is compared across it (C8)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  await importIncidents(as(ctx, arta), { ...talsi, file: file((month) => month !== '2025-06') })
  const { comparison, months: counted } = await zoneTrend(as(ctx, arta), { zone: oldTown, ...period })
  assert.deepEqual([comparison.monthsLacking, comparison.ratio], [1, null])
  assert.equal(counted.find(({ month }) => month === '2025-06')!.count, null)
  await assert.rejects(async () => zoneTrend(as(ctx, arta), { zone: oldTown, from: '2026-02-01', to: '2026-01-01' }), refused('frame.invalid'))
}))

test('what police found themselves stands apart and is ranked with nothing (C1)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  await importIncidents(as(ctx, arta), { ...talsi, file: file() })
  const { ranks, foundByPolice } = await categoryRanks(as(ctx, arta), { zone: oldTown, from: '2026-05-01', to: '2026-05-31' })
  assert.deepEqual([ranks.map(({ category }) => category), foundByPolice.map(({ category, count }) => [category, count])], [['theft', 'damage'], [['drugs', 3]]])
}))
