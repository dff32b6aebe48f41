import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { operator } from '#access/actor.ts'
import { verify } from '#domains/record/index.ts'
import { openStore } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { passwordsOf } from '#platform/passwords.ts'
import { livingIn } from '#platform/postgres/living.ts'
import { postmaster } from '#platform/postgres/postmaster.ts'
import { startPostgres } from '#platform/postgres/start-postgres.ts'
import { connected } from '#platform/server.ts'
import { place } from '../people.ts'
import { account, rowsBefore, roundClosed, untold, type Account, type Before } from './kill/account.ts'
import { installation, type Installation } from './kill/installation.ts'
import { townOfWriters, type TownOfWriters } from './kill/town-of-writers.ts'
import { witness, type Witness } from './kill/witness.ts'
import { writeOn } from './kill/writers.ts'

const wanted = Number(process.env.VATRA_KILLS ?? (process.env.VATRA_NIGHT ? 100 : 10))
/** At night at least fifty deeds must be caught between being sent and being answered: a machine that stops between deeds proves nothing. */
const fewestUnknown = process.env.VATRA_NIGHT ? wanted / 2 : 5
/** By day a machine that is busy with much else is killed less often. */
const longest = process.env.VATRA_NIGHT ? Infinity : 120_000
const folder = mkdtempSync(join(tmpdir(), 'vatra-witness-'))
const installations: Installation[] = []
after(() => {
  for (const one of installations) one.clear()
  rmSync(folder, { recursive: true })
})

type Story = { readonly at: Installation; readonly town: TownOfWriters; readonly file: string; readonly counted: Before; readonly came: Account; readonly ready: readonly number[]; readonly done: number; readonly kills: number; readonly processes: number; readonly begun: readonly (readonly string[])[] }
let told: Story
before(async () => { told = await killed(wanted, { keyed: true }) })

/** A connection past every lock to the database of an installation that runs. */
async function looking<T>({ config, cluster }: Installation, look: (owner: pg.Client) => Promise<T>): Promise<T> {
  const { socket, port } = postmaster(cluster)!
  const client = new pg.Client({ host: socket, port, database: 'vatra', user: 'postgres', password: passwordsOf(config.folder).postgres })
  client.on('error', () => {})
  await client.connect()
  return look(client).finally(() => client.end())
}

/** Eight people write while the machine is stopped again and again; each tries again until told. In the end the round is closed and everything counted. */
async function killed(times: number, { keyed }: { keyed: boolean }): Promise<Story> {
  const at = await installation(), now = new Date()
  installations.push(at)
  const store = await openStore(at.config)
  await migrate(store.owner)
  const town = await townOfWriters(store, now, times * 60 + 100)
  await store.close()
  const file = join(folder, `${crypto.randomUUID()}.log`), log = witness(file)
  let [heard, lately] = [0, performance.now()]
  const seen: Witness = { ...log, says: (line) => { if (line.said === 'told') heard++; log.says(line) } }
  const ready = [await at.start()]
  const counted = await looking(at, rowsBefore), programs = at.begun()
  let [up, open, stopping, done, kills, processes] = [Promise.resolve(), () => {}, false, 0, 0, 0]
  const writing = writeOn(town, { up: () => up, address: `http://127.0.0.1:${at.config.port}`, stopping: () => stopping, keyed }, seen)
  const begun = performance.now()
  for (let nth = 0; nth < times && performance.now() - begun < longest; nth++, kills++) {
    // Not before everybody is at work again, however slow the machine.
    for (const was = heard; heard < was + 12 && performance.now() < lately + 5000;) await new Promise((next) => setTimeout(next, 10))
    processes += await at.killed(10, 400)
    up = new Promise((resolve) => { open = resolve })
    ready.push(await at.start())
    await looking(at, async (owner) => {
      done += await untold(owner, counted, file)
      // Whoever writes all night proves now and then who they are.
      await owner.query('update people.sessions set began_at = now(), seen_at = now(), proved_at = now()')
    })
    lately = performance.now()
    open()
  }
  stopping = true
  await writing
  seen.close()
  await at.stop()
  const again = await openStore(at.config)
  await roundClosed(again, town, now)
  const { wrong } = await verify({ actor: operator, store: again, now }, { directorate: place.directorate })
  const counts = await looking(at, (owner) => account(owner, counted, file))
  const came = { ...counts, broken: [...counts.broken, ...wrong.map(({ what, from, to }) => `the record's chain from ${from} to ${to}: ${what}`)] }
  await again.close()
  return { at, town, file, counted, came, ready, done, kills, processes, begun: programs }
}

const nothing = { lost: [], twice: [], broken: [], refused: [] }
const findings = ({ lost, twice, broken, refused }: Account) => ({ lost, twice, broken, refused })

test(`the program and all of its database are killed ${wanted} times while eight people write: nothing acknowledged is lost, nothing is done twice, everything fits together (REL-01)`, (t) => {
  const { came, ready, done, kills, processes } = told
  const p95 = ready.toSorted((one, other) => one - other)[Math.ceil(ready.length * 0.95) - 1]!
  t.diagnostic(`${kills} kills of ${processes} processes; ${came.acknowledged} acknowledged; ${came.unknown} unknown to their senders, of which ${done} seen to be done; ready again after ${Math.round(p95)} ms (p95), ${Math.round(Math.max(...ready))} ms at most`)
  assert.ok(kills === wanted || kills >= 3, `killed only ${kills} times`)
  assert.ok(came.unknown >= fewestUnknown, `only ${came.unknown} deeds were caught between being sent and being answered: this proves nothing`)
  assert.ok(came.acknowledged > kills * 8, `only ${came.acknowledged} deeds were done`)
  assert.deepEqual(findings(came), nothing)
  // By day many tests share the machine, and the time is only told; at night it has nothing else to do.
  if (process.env.VATRA_NIGHT) assert.ok(p95 <= 10_000, `ready again only after ${Math.round(p95)} ms`)
})

test('what answers requests was begun with Node\'s permission model, and may start no program, begin no thread and load no library', () => {
  const serving = told.begun.filter((words) => words.some((word) => word.endsWith('/serving.ts')))
  assert.equal(serving.length, 1)
  assert.ok(serving[0]!.includes('--permission') && !serving[0]!.some((word) => /^--allow-(child-process|worker|addons|wasi|inspector)/.test(word)), serving[0]!.join(' '))
})

test('the account finds what the killing might have done: a row taken away, one there twice, one half of a deed, a line of the record gone, a refusal in place of an answer (REL-01)', async () => {
  const { at, file, counted } = told
  const store = await openStore(at.config)
  const planted: readonly (readonly [string, keyof typeof nothing])[] = [
    [`delete from work.progress where id in (select (subject->>'progress')::uuid from frame.record where name = 'work.note-progress' order by id desc limit 1)`, 'lost'],
    [`delete from survey.sheets where ctid = (select s.ctid from survey.sheets as s join survey.waves as w on w.id = s.wave_id where name->>'en' = 'The round of the writers' and mode = 'paper' limit 1)`, 'lost'],
    [`insert into problems.conversations select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).* from problems.conversations as c limit 1`, 'twice'],
    [`insert into survey.sheets select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).* from survey.sheets as s join survey.waves as w on w.id = s.wave_id where name->>'en' = 'The round of the writers' limit 1`, 'twice'],
    [`delete from problems.sayings where ctid = (select ctid from problems.sayings limit 1)`, 'broken'],
    [`delete from frame.record where name = 'people.open-post' and subject->>'post' in (select id::text from people.posts where title->>'en' = 'Desk 0')`, 'broken'],
    [`insert into people.holdings select (jsonb_populate_record(h, jsonb_build_object('id', gen_random_uuid()))).* from people.holdings as h where to_on is null limit 1`, 'broken'],
  ]
  await looking(at, async (owner) => {
    for (const [plant, where] of planted) {
      await owner.query(`begin; set local session_replication_role = replica; ${plant}`)
      const found = findings(await account(owner, counted, file))
      await owner.query('rollback')
      assert.ok(found[where].length > 0, `${plant} is not found`)
    }
    assert.deepEqual(findings(await account(owner, counted, file)), nothing)
  }).finally(store.close)
})

test('a server that acknowledges before it has written loses what it acknowledged when it is killed, and the same account says so (REL-01)', async () => {
  const home = mkdtempSync(join(tmpdir(), 'vatra-forgetful-'))
  chmodSync(home, 0o711)
  const open = () => startPostgres({ folder: join(home, 'data'), durable: false })
  let running = await open()
  const cluster = join(running.home, 'cluster')
  const as = <T>(work: Parameters<typeof connected<T>>[2]) => connected({ host: running.socket, port: running.port, database: 'postgres', ssl: undefined }, running, work)
  await as((client) => client.query('create table kept (id int primary key)').then(() => client.query('checkpoint')))
  let lost = 0
  for (let round = 0; round < 5 && lost === 0; round++) {
    const acknowledged: number[] = []
    await as(async (client) => {
      for (let n = 0; n < 200; n++) {
        await client.query('insert into kept values ($1)', [round * 1000 + n])
        acknowledged.push(round * 1000 + n)
      }
      for (const pid of livingIn(cluster)) process.kill(pid, 'SIGKILL')
    }).catch(() => null)
    while (livingIn(cluster).length > 0) await new Promise((done) => setTimeout(done, 5))
    running = await open()
    const there = new Set(await as(async (client) => (await client.query<{ id: number }>('select id from kept')).rows.map(({ id }) => id)))
    lost = acknowledged.filter((id) => !there.has(id)).length
  }
  await running.stop()
  rmSync(running.home, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
  assert.ok(lost > 0, 'nothing was lost: this control proves nothing')
})

test('people who try again without a key and hope do things twice, and the account says which (REL-01)', { skip: process.env.VATRA_NIGHT ? false : 'at night' }, async () => {
  const { came } = await killed(20, { keyed: false })
  assert.ok(came.twice.length > 0, 'twenty kills and nothing done twice: this control proves nothing')
})
