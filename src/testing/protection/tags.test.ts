import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { everythingKept } from '#domains/privacy/kept.ts'
import { tablesInWords } from '#domains/privacy/paper/tables-in-words.ts'
import { languages } from '#domains/territory/words.ts'
import type { AllKept, Kept } from '#keeping/kept.ts'
import { timedRules } from '#keeping/timed-rules.ts'
import { aboutPersons } from '#keeping/about-persons.ts'
import { sealedColumns } from '#platform/secrets/sealed-columns.ts'
import type { Db } from '#platform/db.ts'
import { storyStore } from '../database.ts'

type Catalogue = ReadonlyMap<string, readonly string[]>
type Pointing = { readonly from: string; readonly to: string }
let catalogue: Catalogue, pointing: readonly Pointing[]
before(async () => { const { owner } = await storyStore(); catalogue = await columnsIn(owner); pointing = await keysIn(owner) })

test('every column of every table says its class, purpose, time and erasure, as the migrated database has them (PRIV-09)', () => {
  assert.ok(catalogue.size > 70, `${catalogue.size} tables`)
  assert.deepEqual(astray(everythingKept, catalogue), [])
  assert.deepEqual(unsound(everythingKept, pointing), [])
})

test('a column that nobody tagged does not compile, and where a migration brings one it is found by name (PRIV-09)', () => {
  const short: Kept<{ 'some.table': { id: string; words: string } }> = {
    // @ts-expect-error `words` has no tag
    'some.table': { class: 'personal', for: 'nothing', keep: { stays: 'no' }, columns: { id: 'key' } },
  }
  assert.deepEqual(astray({ ...everythingKept, ...short } as AllKept, new Map([...catalogue, ['some.table', ['id', 'words']]])), ['some.table.words has no tag'])
  assert.deepEqual(astray(everythingKept, new Map([...catalogue, ['some.table', ['id']]])), ['some.table has no tags'])
  const { 'survey.remarks': _, ...fewer } = Object.fromEntries(catalogue)
  assert.deepEqual(astray(everythingKept, new Map(Object.entries(fewer))), ['survey.remarks is tagged and not there'])
})

test('a table about a person that does not say what erasure does, one that blanks what is sealed, and a row that goes before what points at it are found (PRIV-09)', () => {
  const { erase: _, ...persons } = everythingKept['people.persons']!, remarks = everythingKept['survey.remarks']!, waves = everythingKept['survey.waves']!
  assert.deepEqual(unsound({ ...everythingKept, 'people.persons': persons }, pointing), ['people.persons is about a person and does not say what erasure does'])
  assert.deepEqual(unsound({ ...everythingKept, 'survey.remarks': { ...remarks, sooner: [{ span: 'invitations', since: 'wave_id', blank: { words: '' } }] } }, pointing), ['survey.remarks blanks words, which is sealed'])
  assert.ok(unsound({ ...everythingKept, 'survey.waves': { ...waves, keep: { span: 'answers', since: 'closed_on' } } }, pointing).includes('problems.problems points at survey.waves, whose rows go before its own'))
  assert.deepEqual(unsound({ ...everythingKept, 'work.walks': { ...everythingKept['work.walks']!, columns: { ...everythingKept['work.walks']!.columns, words: 'personal' } } }, pointing), ['work.walks.words is sealed and not tagged content or contact'])
})

/** What the tags lack of the database, and what they have that it does not. */
function astray(kept: AllKept, there: Catalogue): string[] {
  return [
    ...[...there].flatMap(([table, columns]) => (kept[table] ? columns.filter((column) => !(column in kept[table]!.columns)).map((column) => `${table}.${column} has no tag`) : [`${table} has no tags`])),
    ...Object.entries(kept).flatMap(([table, { columns }]) => (there.has(table) ? Object.keys(columns).filter((column) => !there.get(table)!.includes(column)).map((column) => `${table}.${column} is tagged and not there`) : [`${table} is tagged and not there`])),
  ]
}

/** What the tags say that cannot be. */
function unsound(kept: AllKept, keys: readonly Pointing[]): string[] {
  const about = new Set(aboutPersons(kept).map(({ table }) => table)), names = Object.keys(kept)
  const rowsGo = (table: string) => { const keep = kept[table]?.keep; return keep !== undefined && 'span' in keep && !keep.blank ? keep : null }
  return [
    ...Object.entries(kept).flatMap(([table, { erase }]) => (about.has(table) === (erase !== undefined) ? [] : [about.has(table) ? `${table} is about a person and does not say what erasure does` : `${table} says what erasure does and is about nobody`])),
    ...[...about].filter((table) => !(table in tablesInWords)).map((table) => `${table} is about persons and has no words for them`),
    ...Object.entries(tablesInWords).flatMap(([table, { name, purpose }]) => languages.filter((language) => !name[language] || !purpose[language]).map((language) => `${table} is not said in ${language}`)),
    ...timedRules(kept).flatMap(({ table, blank }) => Object.keys(blank ?? {}).filter((column) => column in (sealedColumns[table]?.columns ?? {})).map((column) => `${table} blanks ${column}, which is sealed`)),
    ...Object.entries(sealedColumns).flatMap(([table, { columns }]) => Object.entries(columns).filter(([column, purpose]) => kept[table]?.columns[column] !== purpose).map(([column]) => `${table}.${column} is sealed and not tagged content or contact`)),
    ...Object.entries(kept).flatMap(([table, { columns }]) => Object.entries(columns).filter(([column, is]) => (is === 'content' || is === 'contact') && !(column in (sealedColumns[table]?.columns ?? {}))).map(([column]) => `${table}.${column} is tagged ${kept[table]!.columns[column]} and not sealed`)),
    // What points at a row goes by the same day, and earlier in the same night.
    ...keys.filter(({ from, to }) => from !== to && rowsGo(to) && !(rowsGo(from)?.span === rowsGo(to)!.span && names.indexOf(from) > names.indexOf(to))).map(({ from, to }) => `${from} points at ${to}, whose rows go before its own`),
  ]
}

async function columnsIn(db: Db): Promise<Catalogue> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select n.nspname || '.' || c.relname as table, array_agg(a.attname::text) as columns from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^(pg_|information_schema$|pgboss$|public$)' group by 1 order by 1`.execute(db)
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

async function keysIn(db: Db): Promise<readonly Pointing[]> {
  const { rows } = await sql<Pointing>`
    select distinct fn.nspname || '.' || f.relname as from, tn.nspname || '.' || t.relname as to from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace where k.contype = 'f'`.execute(db)
  return rows
}
