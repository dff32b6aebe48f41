import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CompiledQuery } from 'kysely'
import { everythingKept } from '#domains/privacy/kept.ts'
import type { AllKept } from '#keeping/kept.ts'
import { takeDue, type Taken } from '#keeping/take-due.ts'
import { timedRules } from '#keeping/timed-rules.ts'
import { place } from '../people.ts'
import { agedTown, leaver } from './aged-town.ts'
import { expectedDays } from './expected-days.ts'

let town: Awaited<ReturnType<typeof agedTown>>
before(async () => { town = await agedTown(expectedDays.map(({ table }) => table)) })
after(() => town.close())

const rowsOf = async <R>(text: string) => (await town.superuser.executeQuery<R>(CompiledQuery.raw(text))).rows
const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
const at = (day: string) => new Date(`${day}T03:00:00Z`)
const take = (day: string, kept: AllKept = everythingKept, chosen = {}) => takeDue(town.store, kept, place.directorate, at(day), chosen)

/** Every row that the clock is to touch, with its day; null for one that is in use still. */
async function dated(): Promise<{ readonly table: string; readonly row: string; readonly day: string | null }[]> {
  const all = []
  for (const { table, day, only } of expectedDays) {
    const key = (await rowsOf<{ key: string }>(`select string_agg('r.' || a.attname || '::text', ', ') as key from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indrelid = '${table}'::regclass and i.indisprimary`))[0]!.key
    all.push(...(await rowsOf<{ row: string; day: string | null }>(`select concat_ws('/', ${key}) as row, ((${day})::date)::text as day from ${table} r ${only ? `where ${only}` : ''}`)).map((one) => ({ table, ...one })))
  }
  return all
}

/** Rows that are there although their day has come, and such as are gone before it. */
async function faults(known: Awaited<ReturnType<typeof dated>>, day: string): Promise<string[]> {
  const wrong: string[] = []
  for (const { table, blank } of expectedDays) {
    const there = new Set((await keysThere(table, blank)))
    for (const { row, day: due } of known.filter((one) => one.table === table)) {
      if (there.has(row) && due !== null && due <= day) wrong.push(`${table} is still there`)
      if (!there.has(row) && (due === null || due > day)) wrong.push(`${table} went too soon`)
    }
  }
  return [...new Set(wrong)].sort()
}

async function keysThere(table: string, blank: string | undefined): Promise<string[]> {
  const key = (await rowsOf<{ key: string }>(`select string_agg('r.' || a.attname || '::text', ', ') as key from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indrelid = '${table}'::regclass and i.indisprimary`))[0]!.key
  return (await rowsOf<{ row: string }>(`select concat_ws('/', ${key}) as row from ${table} r ${blank ? `where not (${blank})` : ''}`)).map(({ row }) => row)
}

const published = async () => {
  const tables = await rowsOf<{ name: string }>(`select 'pub.' || relname as name from pg_class where relnamespace = 'pub'::regnamespace and relkind = 'r' order by 1`)
  return Promise.all(tables.map(async ({ name }) => (await rowsOf<{ sum: string }>(`select '${name} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`))[0]!.sum))
}

test('each row goes on its day, in six years lived by the clock, with its line in the record, and no published figure changes (PRIV-09)', async () => {
  assert.deepEqual([...new Set(timedRules(everythingKept).map(({ table }) => table))].filter((table) => !expectedDays.some((one) => one.table === table)), [], 'every table that the clock touches has its day here')
  const known = await dated()
  for (const { table } of expectedDays) assert.ok(known.some((one) => one.table === table && one.day !== null), `there is a row with a day in ${table}`)
  assert.ok(known.some(({ table, day }) => table === 'people.persons' && day === null), 'somebody is still in office')
  const figures = await published(), before = figures.filter((sum) => / [1-9]/.test(sum))
  assert.ok(before.length >= 8, 'figures are published')
  const days = [...new Set(known.flatMap(({ day }) => (day === null ? [] : [dayBefore(day), day])))].sort()
  assert.ok(days.length > 30 && days.at(-1)! > '2032-06-01' && days.at(-1)! < '2033-06-01', `${days.length} days to ${days.at(-1)}`)

  // A clock that forgets one table, and one that keeps another too long, are seen on the day (the planted faults).
  const { 'survey.invitations': _, ...forgetful } = everythingKept
  const first = known.filter(({ table, day }) => table === 'survey.invitations' && day !== null).map(({ day }) => day!).sort()[0]!

  const taken: Taken[] = []
  for (const day of days) {
    if (day === first) {
      taken.push(...(await take(day, forgetful)))
      assert.deepEqual(await faults(known, day), ['survey.invitations is still there'])
    }
    taken.push(...(await take(day)))
    assert.deepEqual(await faults(known, day), [], day)
  }
  const gone = known.filter(({ day }) => day !== null)
  assert.equal(taken.reduce((sum, { rows }) => sum + rows, 0), gone.length)
  assert.deepEqual(await published(), figures)

  const lines = await rowsOf<{ table: string; rows: number }>(`select subject ->> 'table' as table, sum((subject ->> 'rows')::int)::int as rows from frame.record where name = 'privacy.take-due' and operation = 'erase' and actor = 'calendar' group by 1 order by 1`)
  const byTable = Object.entries(Object.groupBy(gone, ({ table }) => table)).map(([table, rows]) => ({ table, rows: rows!.length })).sort((one, other) => (one.table < other.table ? -1 : 1))
  assert.deepEqual(lines, byTable, 'the record says how many of what')
})

test('what a directorate keeps for another time goes by that, and nobody is taken whose rows are to stay as they are (PRIV-09)', async () => {
  const link = (id: string, person: string, ends: string) => rowsOf(`insert into people.sign_in_links (directorate_id, token_hash, person_id, ends_at) values ('${place.directorate}', '${id}', '${person}', '${ends}')`)
  await link('one', leaver.id, '2034-01-01T12:00:00Z')
  assert.deepEqual(await take('2034-01-07'), [])
  assert.deepEqual(await take('2034-01-08', everythingKept, { restricted: [leaver.id] }), [], 'a restriction keeps it')
  assert.deepEqual(await take('2034-01-08', everythingKept, { lengths: { 'spent-links': { months: 2 } } }), [], 'so does a longer time')
  // A clock that is too fast is seen, too (the planted fault).
  const known = await dated()
  assert.deepEqual(await faults(known, '2034-01-03'), [])
  assert.deepEqual(await take('2034-01-03', everythingKept, { lengths: { 'spent-links': { days: 2 } } }), [{ table: 'people.sign_in_links', span: 'spent-links', rows: 1, blanked: false }])
  assert.deepEqual(await faults(known, '2034-01-03'), ['people.sign_in_links went too soon'])
})

test('many rows go some at a time, each time with their line, and what was stopped goes on where it was (PRIV-09)', async () => {
  await rowsOf(`insert into people.sign_in_links (directorate_id, token_hash, person_id, ends_at) select '${place.directorate}', 'many ' || n, '${leaver.id}', '2035-01-01' from generate_series(1, 1203) n`)
  const taken = await take('2035-02-01')
  assert.equal(taken.find(({ table }) => table === 'people.sign_in_links')?.rows, 1203)
  assert.deepEqual((await rowsOf<{ rows: number }>(`select (subject ->> 'rows')::int as rows from frame.record where name = 'privacy.take-due' and at >= '2035-01-01' order by rows desc`)).map(({ rows }) => rows), [500, 500, 203])
})
