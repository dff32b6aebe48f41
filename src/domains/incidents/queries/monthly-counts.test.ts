import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { sql } from 'kysely'
import { seeded } from '#kernel/random.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { rowByRow } from '#testing/incidents/row-by-row.ts'
import { arta, place } from '#testing/people.ts'
import { ownDatabase } from '#testing/database.ts'
import { as, story } from '#testing/story.ts'
import type { Ctx } from '#frame/ctx.ts'
import { steps } from '#platform/migrate.ts'
import { importIncidents } from '../commands/import-incidents.ts'
import { undoBatch } from '../commands/undo-batch.ts'
import { lastDayOf, lastWholeMonth, monthsFrom } from '../rules/months.ts'
import { wholeMonths } from '../rules/whole-months.ts'
import { tables } from '../tables.ts'
import { categoryRanks } from './category-ranks.ts'
import { zoneTrend } from './zone-trend.ts'

const kinds = ['theft', 'damage', 'drugs', 'robbery'] as const
const profile = { category: { column: 'kind', meanings: Object.fromEntries(kinds.map((kind) => [kind, kind])) }, day: { column: 'day', order: 'year-first' }, zone: { column: 'zone' }, counts: { column: 'counts' } }
const day = (days: number) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10)

/** A file of incidents on any day of three years, in two zones and in none; here and there a row takes one back. */
function file(seed: number, rows: number): string {
  const next = seeded(seed), any = <T>(of: readonly T[]) => of[Math.floor(next() * of.length)]!
  return ['day,kind,zone,counts', ...Array.from({ length: rows }, () => [day(Math.floor(next() * next() * 1090)), any(kinds), any(['T1', 'T1', 'T2', 'nowhere']), next() < 0.1 ? -1 : 1].join())].join('\n')
}
const taken = (ctx: Ctx, name: string, text: string) => importIncidents(as(ctx, arta), { commissariat: place.talsi, fileName: name, file: text, profile })

/** Both ways of counting say the same of a place and a period. */
async function agree(ctx: Ctx, zone: string | null, from: string, to: string, category: (typeof kinds)[number] | undefined): Promise<void> {
  const asked = { directorate: place.directorate, areas: [place.talsi, place.directorate], zone, to }
  const where = zone === null ? { commissariat: place.talsi } : { zone }
  const trend = await zoneTrend(as(ctx, arta), { ...where, from, to, ...(category && { category }) })
  const slow = await rowByRow(ctx, { ...asked, from, category })
  const of = (counts: ReadonlyMap<string, number>, month: string) => (slow.covered.has(month) ? Math.max(0, counts.get(month) ?? 0) : null)
  assert.deepEqual(trend.months, monthsFrom(from.slice(0, 7), to.slice(0, 7)).map((month) => ({ month, count: of(slow.months, month) })))
  assert.equal(trend.unplaced, [...slow.unplaced.values()].reduce((sum, count) => sum + count, 0))
  for (const { from: first, to: last, count } of [trend.comparison.before, trend.comparison.now]) {
    const year = await rowByRow(ctx, { ...asked, from: `${first}-01`, to: lastDayOf(last), category })
    assert.equal(count, monthsFrom(first, last).reduce((sum, month) => sum + (of(year.months, month) ?? 0), 0))
  }
  if (zone === null) return
  const ranks = await categoryRanks(as(ctx, arta), { zone, from, to })
  const all = [...ranks.ranks.map((rank) => ({ ...rank, foundBy: 'reported' })), ...ranks.foundByPolice.map((rank) => ({ ...rank, foundBy: 'police' }))].map(({ category: kind, foundBy, count }) => ({ category: kind, foundBy, count }))
  const inOrder = (some: readonly { category: string; foundBy: string; count: number }[]) => some.toSorted((one, other) => (one.category < other.category ? -1 : 1))
  const whole = await rowByRow(ctx, { ...asked, from })
  assert.deepEqual(inOrder(all), inOrder(whole.kinds))
  assert.deepEqual([ranks.unplacedInCommissariat, ranks.total], [whole.unplacedBetween, whole.kinds.filter(({ foundBy }) => foundBy === 'reported').reduce((sum, { count }) => sum + count, 0)])
}

test('what pages sum up from monthly counts is what counting incident by incident says, for any place, kind and days, also after a file was taken back (C1)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const files = [await taken(ctx, 'one.csv', file(1, 900)), await taken(ctx, 'two.csv', file(2, 500)), await taken(ctx, 'three.csv', file(3, 60))]
  const some = fc.record({ zone: fc.constantFrom(null, oldTown, lakeside), from: fc.integer({ min: -40, max: 1090 }), length: fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 1100 })), category: fc.constantFrom(undefined, ...kinds) })
  const property = () => fc.assert(fc.asyncProperty(some, ({ zone, from, length, category }) => agree(ctx, zone, day(from), day(from + length), category)), { numRuns: 30 })
  await property()
  await undoBatch(as(ctx, arta), { batch: files[1]!.batch })
  await property()
  const { counts } = await tables(ctx).selectFrom('incidents.monthly_counts').where('directorate_id', '=', place.directorate).where('batch_id', '=', files[1]!.batch).select((of) => of.fn.countAll<string>().as('counts')).executeTakeFirstOrThrow()
  assert.equal(counts, '0')
}))

test('the days between two days are whole months and the days beside them, each once', () => {
  const days = (from: string, to: string) => { const all: string[] = []; for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) all.push(new Date(at).toISOString().slice(0, 10)); return all }
  fc.assert(fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 400 }), (from, length) => {
    const parts = wholeMonths(day(from), day(from + length))
    const months = parts.months === null ? [] : monthsFrom(parts.months.from, parts.months.to).flatMap((month) => days(`${month}-01`, day(1400)).filter((one) => one.startsWith(month)))
    assert.deepEqual([...months, ...parts.days.flatMap((some) => days(some.from, some.to))].sort(), days(day(from), day(from + length)))
    assert.ok(parts.days.every((some) => lastWholeMonth(some.to) < some.from.slice(0, 7) || !some.from.endsWith('-01')), 'no whole month is counted by days')
  }))
})

test('an installation that had incidents before gets their counts by the migration', async () => {
  const store = await ownDatabase()
  const [migration] = steps().filter(({ name }) => name.startsWith('0014-'))
  const { rows } = await store.owner.transaction().execute(async (owner) => {
    await sql`insert into incidents.incidents (directorate_id, id, commissariat_id, batch_id, zone_id, category, happened_on, precise_to, found_by, counts)
      select ${place.directorate}, gen_random_uuid(), ${place.talsi}, ${place.elsewhere}, case when n % 3 = 0 then null else ${place.talsi}::uuid end, 'theft', date '2026-01-30' + n % 4, 'day', 'reported', case when n = 5 then -1 else 1 end from generate_series(1, 24) as n`.execute(owner)
    await sql.raw(`drop table incidents.monthly_counts; ${migration!.text}`).execute(owner)
    return sql`select extent, to_char(month, 'YYYY-MM') as month, count from incidents.monthly_counts order by 1, 2`.execute(owner)
  })
  assert.deepEqual(rows, [
    { extent: 'placed', month: '2026-01', count: 6 }, { extent: 'placed', month: '2026-02', count: 8 }, { extent: 'unplaced', month: '2026-01', count: 4 }, { extent: 'unplaced', month: '2026-02', count: 4 },
    { extent: 'zone', month: '2026-01', count: 6 }, { extent: 'zone', month: '2026-02', count: 8 },
  ])
})
