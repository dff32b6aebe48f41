import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { deeds } from '#deeds'
import { openLog } from '#platform/log.ts'
import type { Store } from '#platform/db.ts'
import type { OwnDatabase } from '../database.ts'
import { ownPublishedTown, type PublishedTown } from '../published-town.ts'
import { filled, paths } from './built-site.ts'

/** What somebody's browser tells without being asked: none of it may be found again. */
const planted = { address: '203.0.113.77', street: '2001:db8:77:88', agent: 'PlantedAgent/7.1', query: 'plantedquery', from: 'planted-referrer.example', language: 'x-planted' }

let store: OwnDatabase
let town: PublishedTown
before(async () => {
  ;({ store, town } = await ownPublishedTown())
})

/** The planted words that stand in these texts. */
const tracesIn = (texts: Iterable<string>): string[] => [...texts].flatMap((text) => Object.values(planted).filter((word) => text.toLowerCase().includes(word.toLowerCase())).map((word) => `${word} in ${text.slice(0, 200)}`))

/** Every row of every table, as text. */
async function rows({ owner }: Store): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(owner)
  const all = await Promise.all(tables.map(({ name }) => sql<{ row: string }>`select ${sql.lit(name)} || ' ' || t::text as row from ${sql.raw(name)} t`.execute(owner)))
  return all.flatMap((each) => each.rows.map(({ row }) => row))
}

test('after everything was asked for, no address, agent or query of whoever asked is in the database or in a log, not even where things broke (PRIV-08)', async () => {
  const { folder, databaseUrl } = store.config
  const program = spawn(process.execPath, [fileURLToPath(new URL('serve-here.ts', import.meta.url)), JSON.stringify({ folder, databaseUrl, now: town.now })], { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, VATRA_LOG: 'trace' } })
  let logged = ''
  for (const output of [program.stdout, program.stderr]) output.setEncoding('utf8').on('data', (some: string) => { logged += some })
  const ended = new Promise((done) => program.on('close', done))
  while (!/http:\/\/\S+\n/.test(logged)) assert.equal(await Promise.race([ended.then(() => 'ended'), new Promise((done) => setTimeout(done, 20))]), undefined, logged)
  const site = /http:\/\/\S+/.exec(logged)![0]
  const sample = { lang: 'en', zone: 'old-town', wave: town.waves[0]!, block: 'a' }
  const told = (at: number) => ({ 'x-forwarded-for': at % 2 ? planted.address : `${planted.street}:1:2:3:${at.toString(16)}`, 'user-agent': planted.agent, referer: `https://${planted.from}/x`, 'accept-language': `${planted.language}, en`, forwarded: `for=${planted.address}` })
  const asks = async (path: string, at: number, init: RequestInit = {}) => (await fetch(`${site}${path}?q=${planted.query}`, { ...init, redirect: 'manual', headers: { ...told(at), ...init.headers } })).text()
  const everything = async () => {
    for (const [at, path] of paths.map((each) => filled(each, sample)).entries()) {
      await asks(path, at)
      await asks(path, at, { method: 'POST', headers: { origin: site }, body: new URLSearchParams({ code: town.codes[0]! }) })
    }
    for (const [at, { deed, kind }] of deeds.entries()) await asks(`/api/${kind === 'command' ? 'do' : 'ask'}/${deed}`, at, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code: town.codes[1], slug: 'old-town', language: 'en' }) })
    for (const path of ['/open/zones.geojson', '/nothing', '/%ff', '/assets/x.js', '/en/zones/old-town']) await asks(path, 1)
  }
  await everything()
  for (let n = 0; n < 8; n++) await asks('/en/answer', 1, { method: 'POST', headers: { origin: site }, body: new URLSearchParams({ code: '0000-0000-0000' }) })
  assert.deepEqual(tracesIn(await rows(store)), [])
  // A table is gone: whatever asks for it breaks.
  await sql`alter table pub.zones rename to zones_gone`.execute(store.owner)
  for (const path of ['/en/zones', '/en', '/api/ask/territory.zones', '/open/zones.geojson']) await asks(path, 1)
  program.stdin.end()
  await ended
  assert.match(logged, /broke/, 'something was logged')
  assert.deepEqual(tracesIn(logged.split('\n')), [])
  const machine = globSync('**/*.log', { cwd: dirname(folder) }).map((file) => readFileSync(join(dirname(folder), file), 'utf8'))
  assert.deepEqual(tracesIn(machine), [])
})

test('an address in a row, in a path or in a message of the log would be found (PRIV-08)', async () => {
  const lines: string[] = []
  openLog('info', { write: (line) => void lines.push(line) }).info({ path: '/en' }, `asked by ${planted.address}`)
  assert.equal(tracesIn(lines).length, 1)
  assert.deepEqual(tracesIn((await rows(store)).slice(0, 5)), [])
  await sql`update territory.zones set code = ${planted.agent} where ctid = (select min(ctid) from territory.zones)`.execute(store.owner)
  assert.equal(tracesIn(await rows(store)).length, 1)
})
