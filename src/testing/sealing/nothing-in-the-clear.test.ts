import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { CompiledQuery, InsertQueryNode, PrimitiveValueListNode, TableNode, UpdateQueryNode, ColumnUpdateNode, ColumnNode, ValueListNode, ValueNode, ValuesNode, type KyselyPlugin, type RootOperationNode } from 'kysely'
import { mapPlace, noteConversation, noteInformation } from '#domains/problems/index.ts'
import { sealing } from '#platform/sealing/sealing.ts'
import { backUp } from '#platform/backup/back-up.ts'
import { wholeBackup } from '#platform/backup/manifest.ts'
import { parcelsIn } from '#platform/backup/parcels.ts'
import { brokenSeals } from '#platform/sealing/rows/broken-seals.ts'
import { eachColumn } from '#platform/sealing/each-column.ts'
import { sealedColumns } from '#platform/secrets/sealed-columns.ts'
import { openPool, serverOf } from '#platform/server.ts'
import { openServer, type Store } from '#platform/db.ts'
import { arta, place } from '../people.ts'
import { closedTurn, keptIn, on } from '../cycles/whole-turn.ts'
import { ownDatabase } from '../database.ts'

/** A canary is known among those of other tests on the same server. */
const tag = `w${Math.floor(Math.random() * 1e9).toString(36)}`
const song = new RegExp(`${tag}k\\d+v`, 'g')
/** The same as a backup writes bytes. */
const hex = (text: string) => Buffer.from(text).toString('hex')
const songInHex = new RegExp(`${hex(`${tag}k`)}(?:3\\d)+${hex('v')}`, 'g')
/** Words that a deed copies to where everybody reads them: the station decides so, or they are said for it. */
const published = new Set(['problems.causes.words', 'work.pictures.caption', 'work.progress.because', 'work.improvements.because', 'cycles.cycles.passed_over_because'])

const folder = mkdtempSync(join(tmpdir(), 'vatra-clear-'))
const sung = new Map<string, string>()
let store: Store & { config: { databaseUrl: string | null } }
let superuser: ReturnType<typeof openPool>

/** Gives every text that a deed writes into a sealed column a canary of its own, before it is sealed. */
function marking(): KyselyPlugin {
  const marked = (table: string, column: string, words: unknown): unknown => {
    if (typeof words !== 'string' || sealedColumns[table]?.bytes?.includes(column) || published.has(`${table}.${column}`)) return words
    const canary = `${tag}k${sung.size}v`
    sung.set(canary, `${table}.${column}`)
    if (!sealedColumns[table]?.json?.includes(column)) return `${words} ${canary}`
    return JSON.stringify({ ...(JSON.parse(words) as object), [column === 'channels' ? 'address' : 'said']: canary })
  }
  const nameOf = (node: TableNode) => `${node.table.schema?.name}.${node.table.identifier.name}`
  return {
    transformQuery({ node }): RootOperationNode {
      if (InsertQueryNode.is(node) && node.into && sealedColumns[nameOf(node.into)] && node.values && ValuesNode.is(node.values)) {
        const table = nameOf(node.into), names = (node.columns ?? []).map(({ column }) => column.name)
        const each = <V>(at: number, value: V, make: (words: unknown) => V): V => (sealedColumns[table]!.columns[names[at]!] ? make(value) : value)
        return { ...node, values: ValuesNode.create(node.values.values.map((row) => (PrimitiveValueListNode.is(row)
          ? PrimitiveValueListNode.create(row.values.map((value, at) => each<unknown>(at, value, (words) => marked(table, names[at]!, words))))
          : ValueListNode.create(row.values.map((value, at) => each(at, value, () => (ValueNode.is(value) ? ValueNode.create(marked(table, names[at]!, value.value)) : value))))))) }
      }
      if (UpdateQueryNode.is(node) && node.table && TableNode.is(node.table) && sealedColumns[nameOf(node.table)]) {
        const table = nameOf(node.table)
        return { ...node, updates: node.updates!.map((update) => {
          const column = ColumnNode.is(update.column) ? update.column.column.name : ''
          return sealedColumns[table]!.columns[column] && ValueNode.is(update.value) ? ColumnUpdateNode.create(update.column, ValueNode.create(marked(table, column, update.value.value))) : update
        }) }
      }
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

before(async () => {
  store = await ownDatabase()
  const { server: at, as } = serverOf(store.config.databaseUrl!)
  superuser = openPool(at, as, { most: 1, patience: 0 })
  const marked: Store = { ...store, requests: store.requests.withoutPlugins().withPlugin(marking()).withPlugin(sealing()) }
  await keptIn(marked, async (ctx) => {
    const town = await closedTurn(ctx)
    const there = on(ctx, '2027-06-01', arta), zone = town.oldTown
    for (let at = 0; at < 10; at++) {
      await noteConversation(there, { zone, kind: 'focus-group', source: 'key-persons', heldOn: '2027-05-30', people: 7, who: 'Teachers of the school', guide: 'What makes the way unsafe?', said: [{ concern: 'other', words: 'The path is dark until eight' }] })
      await mapPlace(there, { zone, kind: 'institution', name: `School ${at}`, whereabouts: 'Mill Street 9', words: 'The caretaker has the keys' })
    }
    while (sung.size < 300) await noteInformation(there, { zone, kind: 'organisation', origin: 'School', words: 'Boys on the roof at night', reliability: 'b', credibility: 2, learntOn: '2027-05-01' })
  })
  while (sung.size < 500 || unsung(sealedColumns).length > 0) await singEverywhere()
})
after(async () => {
  await superuser.destroy()
  rmSync(folder, { recursive: true, force: true })
})

/** The sealed columns that no canary was written into: asked of the one list, so that a column that comes tomorrow is missed here. */
function unsung(columns: typeof sealedColumns): string[] {
  const there = new Set(sung.values())
  return Object.entries(columns).flatMap(([table, { columns: of }]) => Object.keys(of).map((column) => `${table}.${column}`)).filter((one) => !there.has(one))
}

/** Writes a row into every table with sealed columns, a canary in each of them, by a login whose pool seals. What points elsewhere, and other rules of a table, are not asked. */
async function singEverywhere(): Promise<void> {
  const sealed = superuser.withPlugin(sealing())
  await superuser.executeQuery(CompiledQuery.raw('set session_replication_role = replica'))
  for (const [table, { columns, json, bytes }] of Object.entries(sealedColumns)) {
    const { rows: there } = await superuser.executeQuery<{ column: string; type: string; needed: boolean }>(CompiledQuery.raw(`
      select attname as column, format_type(atttypid, atttypmod) as type, attnotnull and not atthasdef as needed from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`))
    const { rows: rules } = await superuser.executeQuery<{ name: string }>(CompiledQuery.raw(`select conname as name from pg_constraint where contype = 'c' and conrelid = '${table}'::regclass and conname not like '%\\_sealed'`))
    for (const { name } of rules) await superuser.executeQuery(CompiledQuery.raw(`alter table ${table} drop constraint "${name}"`))
    const canary = (column: string) => {
      const name = `${tag}k${sung.size}v`
      sung.set(name, `${table}.${column}`)
      return json?.includes(column) ? JSON.stringify({ said: name }) : bytes?.includes(column) ? Buffer.from(`a picture of ${name}`) : `Said by ${name}`
    }
    const row = Object.fromEntries(there.filter(({ column, needed }) => needed || columns[column]).map(({ column, type }) => [column, columns[column] ? canary(column) : filling(type)]))
    await sealed.withTables<Record<string, Record<string, unknown>>>().insertInto(table).values(row).execute()
  }
  await superuser.executeQuery(CompiledQuery.raw('reset session_replication_role'))
}

function filling(type: string): unknown {
  if (type === 'uuid') return crypto.randomUUID()
  if (type === 'jsonb') return '{}'
  if (/^(date|timestamp)/.test(type)) return '2027-06-15'
  if (type.endsWith('[]')) return []
  return type === 'boolean' ? false : type === 'text' ? crypto.randomUUID() : 1
}

/** The canaries that a text has in it. */
const heard = (text: string): string[] => {
  const plain = [...(text.match(song) ?? []), ...(text.match(songInHex) ?? []).map((found) => Buffer.from(found, 'hex').toString())]
  return [...new Set(plain.map((canary) => sung.get(canary) ?? 'planted'))].sort()
}

async function dumped(name: string): Promise<string> {
  const { server: at, passwords, stop } = await openServer(store.config as Parameters<typeof openServer>[0])
  try {
    await backUp(at, passwords, join(folder, name))
  } finally {
    await stop()
  }
  const { manifest: _, ...rest } = await wholeBackup(join(folder, name))
  const parts: Buffer[] = []
  for await (const { bytes } of parcelsIn(rest)) parts.push(bytes)
  return Buffer.concat(parts).toString('latin1')
}

/** Every file of this database and the write-ahead log, after a checkpoint. */
async function onDisk(): Promise<string[]> {
  const run = async (text: string) => (await superuser.executeQuery<Record<string, string>>(CompiledQuery.raw(text))).rows[0]
  await run('checkpoint')
  const root = (await run('show data_directory'))!['data_directory']!
  const oid = (await run(`select oid::text as oid from pg_database where datname = current_database()`))!['oid']!
  const files = [join(root, 'base', oid), join(root, 'pg_wal')].flatMap((at) => readdirSync(at).map((name) => join(at, name))).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  assert.ok(files.length > 300, 'there are files to look at')
  return [...new Set(files.flatMap((file) => heard(readFileSync(file, 'latin1'))))].sort()
}

test('of five hundred texts, in every column that is kept sealed, none is found in a backup, in the files of the database or in its log (SEC-14)', async (t) => {
  t.diagnostic(`${sung.size} canaries in ${new Set(sung.values()).size} of ${eachColumn.length} sealed columns`)
  assert.ok(sung.size >= 500, `${sung.size} canaries`)
  assert.deepEqual(unsung(sealedColumns), [])
  assert.deepEqual(unsung({ ...sealedColumns, 'survey.tomorrow': { key: ['id'], columns: { words: 'content' } } }), ['survey.tomorrow.words'], 'a column that nobody sang in is missed')
  assert.deepEqual((await brokenSeals(store.owner)).broken, {})
  assert.deepEqual(heard(await dumped('whole.vatra')), [])
  assert.deepEqual(await onDisk(), [])
})

test('without the key file not one sealed text of the same database opens (SEC-14)', async () => {
  const before = process.env.VATRA_KEYS
  const { looked } = await brokenSeals(store.owner)
  try {
    process.env.VATRA_KEYS = join(folder, 'another', 'root.key')
    const { looked: tried, broken } = await brokenSeals(store.owner)
    assert.deepEqual([tried, Object.values(broken).reduce((sum, one) => sum + one, 0)], [looked, looked])
    assert.ok(looked >= 500)
  } finally {
    if (before === undefined) delete process.env.VATRA_KEYS
    else process.env.VATRA_KEYS = before
  }
})

test('one column that is left unsealed, of words or of bytes, is found in the backup, in the files and in the log: the search would have seen it (SEC-14)', async () => {
  await superuser.executeQuery(CompiledQuery.raw('alter table problems.information drop constraint words_sealed'))
  await superuser.executeQuery(CompiledQuery.raw(`update problems.information set words = 'Boys on the roof ${tag}k999999v' where id = (select min(id::text)::uuid from problems.information where directorate_id = '${place.directorate}')`))
  assert.deepEqual(heard(await dumped('open.vatra')), ['planted'])
  assert.deepEqual(await onDisk(), ['planted'])
  await superuser.executeQuery(CompiledQuery.raw('alter table work.pictures drop constraint bytes_sealed'))
  const [canary] = [...sung].find(([, where]) => where === 'work.pictures.bytes')!
  await superuser.executeQuery(CompiledQuery.raw('update work.pictures set bytes = $1 where id = (select id from work.pictures order by id desc limit 1)', [Buffer.from(`seen on it: ${canary}`)]))
  assert.deepEqual(heard(await dumped('picture.vatra')), ['planted', 'work.pictures.bytes'])
  assert.deepEqual(await onDisk(), ['planted', 'work.pictures.bytes'])
})
