import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import { kept as cycles } from '#domains/cycles/tables.ts'
import { kept as fieldwork } from '#domains/fieldwork/tables.ts'
import { kept as incidents } from '#domains/incidents/tables.ts'
import { kept as partners } from '#domains/partners/tables.ts'
import { kept as people } from '#domains/people/tables.ts'
import { kept as plans } from '#domains/plans/tables.ts'
import { kept as privacy } from '#domains/privacy/tables.ts'
import { kept as problems } from '#domains/problems/tables.ts'
import { kept as record } from '#domains/record/tables.ts'
import { kept as survey, tables } from '#domains/survey/tables.ts'
import { kept as territory } from '#domains/territory/tables.ts'
import { kept as vigilance } from '#domains/vigilance/tables.ts'
import { kept as work } from '#domains/work/tables.ts'
import { sealedColumns } from '#platform/secrets/sealed-columns.ts'
import { eachColumn } from '#platform/sealing/each-column.ts'
import { storyStore } from '../database.ts'
import { place } from '../people.ts'
import { story } from '../story.ts'

type Told = Readonly<Record<string, { readonly columns: Readonly<Record<string, string>> }>>
const all: Told = { ...territory, ...partners, ...people, ...survey, ...incidents, ...problems, ...fieldwork, ...plans, ...work, ...cycles, ...vigilance, ...privacy, ...record }

/** What is told to be content or contact and is not sealed so, and the other way round. */
function differences(told: Told, sealed: typeof sealedColumns): string[] {
  const meant = Object.entries(told).flatMap(([table, { columns }]) => Object.entries(columns).flatMap(([column, is]) => (is === 'content' || is === 'contact' ? [`${table}.${column} for ${is}`] : [])))
  const done = Object.entries(sealed).flatMap(([table, { columns }]) => Object.entries(columns).map(([column, purpose]) => `${table}.${column} for ${purpose}`))
  return [...meant.filter((one) => !done.includes(one)).map((one) => `${one} is not sealed`), ...done.filter((one) => !meant.includes(one)).map((one) => `${one} is sealed and not told to be`)]
}

test('every column that is told to be what people wrote or how they are reached is sealed for that, and no other (SEC-14)', () => {
  assert.ok(eachColumn.length > 25)
  assert.deepEqual(differences(all, sealedColumns), [])
  const { 'survey.remarks': _, ...fewer } = sealedColumns
  assert.deepEqual(differences(all, fewer), ['survey.remarks.words for content is not sealed'])
})

test('the database holds every sealed column to its form, names its rows by a key that is unique, and takes no words of its own (SEC-14)', async () => {
  const { owner } = await storyStore()
  const { rows } = await sql<{ rule: string }>`select conrelid::regclass::text || ' ' || conname as rule from pg_constraint where contype = 'c' and conname like '%\\_sealed' order by 1`.execute(owner)
  assert.deepEqual(rows.map(({ rule }) => rule), eachColumn.map(({ table, rule }) => `${table} ${rule}`).sort())
  for (const [table, { key }] of Object.entries(sealedColumns)) {
    const unique = await owner.executeQuery(CompiledQuery.raw(`select from pg_index i where indrelid = $1::regclass and indisunique and indpred is null and (select array_agg(attname::text order by attname) from pg_attribute where attrelid = indrelid and attnum = any (indkey)) = $2::text[]`, [table, [...key].sort()]))
    assert.equal(unique.rows.length, 1, table)
  }
})

test('nothing is looked for, ordered, counted or handed on by sealed words, and no expression is written into them: such a statement is never sent', story(async (ctx) => {
  const remarks = () => tables(ctx).selectFrom('survey.remarks')
  const never: readonly (() => Promise<unknown>)[] = [
    () => remarks().select('id').where('words', '=', 'dark').execute(),
    () => remarks().select('id').orderBy('words').execute(),
    () => remarks().select(({ fn }) => fn.max('words').as('last')).execute(),
    () => remarks().select('words').groupBy('words').execute(),
    () => remarks().select('words').distinct().execute(),
    () => remarks().select(({ fn }) => fn.countAll().as('n')).groupBy('question').having('words', 'like', '%a%').execute(),
    () => tables(ctx).selectFrom(remarks().select('words').as('r')).selectAll().execute(),
    () => tables(ctx).selectFrom('survey.waves as w').innerJoin('survey.remarks as r', 'r.words', 'w.frame').select('w.id').execute(),
    () => tables(ctx).selectFrom('survey.waves as w').select('w.id').where(({ exists, selectFrom }) => exists(selectFrom('survey.remarks as r').select('r.id').where('r.words', 'like', '%a%'))).execute(),
    () => tables(ctx).updateTable('survey.remarks').set({ words: 'other' }).where('wave_id', '=', place.talsi).execute(),
    () => tables(ctx).updateTable('survey.remarks').set({ words: sql<string>`upper(question)` }).where('directorate_id', '=', place.directorate).where('id', '=', place.talsi).execute(),
    () => tables(ctx).insertInto('survey.remarks').columns(['words']).expression(tables(ctx).selectFrom('survey.waves').select('frame')).execute(),
  ]
  for (const each of never) await assert.rejects(each(), /sealed/)
  // Whether there is anything may be asked, and what is not sealed is looked for as ever.
  assert.deepEqual(await remarks().select('id').where('words', 'is not', null).where('question', '=', 'said').orderBy('id').execute(), [])
}))

test('words that come by raw SQL, unsealed, are refused by the database', async () => {
  const { owner } = await storyStore()
  await assert.rejects(sql`insert into partners.organisations (directorate_id, id, name, sector, channels, since_on) values (${place.directorate}, ${place.talsi}, 'x', 'municipality', '{"phone": "+371"}', '2027-01-01')`.execute(owner), /channels_sealed/)
})
