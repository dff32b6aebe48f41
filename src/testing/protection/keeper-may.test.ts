import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { everythingKept } from '#domains/privacy/kept.ts'
import type { AllKept } from '#keeping/kept.ts'
import { keeperMay } from '#keeping/keeper-may.ts'
import type { Db } from '#platform/db.ts'
import { storyStore } from '../database.ts'

let owner: Db
before(async () => { owner = (await storyStore()).owner })

test('the keeper\'s login may do what the tags say and nothing else: what it lacks is told as the statements of a migration (PRIV-09)', async () => {
  assert.deepEqual(await astray(everythingKept), [])
})

test('a table that the clock is to touch and the keeper may not reach is found, and so is a right that no tag gives (PRIV-09)', async () => {
  const zones = everythingKept['territory.zones']!
  assert.deepEqual(await astray({ ...everythingKept, 'territory.zones': { ...zones, keep: { span: 'answers', since: 'population' } } }), [
    'grant select (directorate_id, id, population), delete on territory.zones to app_keeper;',
  ])
  const { 'survey.remarks': remarks, ...rest } = everythingKept
  assert.deepEqual(await astray({ ...rest, 'survey.remarks': { ...remarks!, keep: { stays: 'planted' } } }), ['revoke what app_keeper may do to survey.remarks: delete, select directorate_id, select id, select wave_id'])
})

/** What the grants lack of the tags, and what they have beyond them. What the record needs is not the tags'. */
async function astray(kept: AllKept): Promise<string[]> {
  const keys = await keysOf(owner), has = await granted(owner), may = keeperMay(kept, keys)
  const wanted = Object.entries(may).flatMap(([table, { select, update, deletes }]) => {
    const words = [...(deletes ? ['delete'] : []), ...select.map((column) => `select ${column}`), ...update.map((column) => `update ${column}`)]
    return words.every((word) => has.get(table)?.has(word)) ? [] : [`grant select (${select.join(', ')})${update.length > 0 ? `, update (${update.join(', ')})` : ''}${deletes ? ', delete' : ''} on ${table} to app_keeper;`]
  })
  const beyond = [...has].flatMap(([table, words]) => {
    const of = may[table]
    const more = [...words].filter((word) => !(word === 'delete' ? of?.deletes : word.startsWith('select ') ? of?.select.includes(word.slice(7)) : word.startsWith('update ') && of?.update.includes(word.slice(7))))
    return more.length === 0 || /^frame\.(record|heads)$/.test(table) ? [] : [`revoke what app_keeper may do to ${table}: ${more.sort().join(', ')}`]
  })
  return [...wanted, ...beyond].sort()
}

async function granted(db: Db): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ table: string; word: string }>`
    select n.nspname || '.' || c.relname as table, lower(g.privilege_type) as word from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g where g.grantee = 'app_keeper'::regrole
    union all select n.nspname || '.' || c.relname, lower(g.privilege_type) || ' ' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) g where g.grantee = 'app_keeper'::regrole`.execute(db)
  return new Map([...Map.groupBy(rows, ({ table }) => table)].map(([table, words]) => [table, new Set(words.map(({ word }) => word))]))
}

async function keysOf(db: Db): Promise<Record<string, readonly string[]>> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select n.nspname || '.' || c.relname as table, array_agg(a.attname::text order by a.attnum) as columns from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indisprimary group by 1`.execute(db)
  return Object.fromEntries(rows.map(({ table, columns }) => [table, columns]))
}
