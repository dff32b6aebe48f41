import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { connected } from '../server.ts'
import { binaries } from './binaries.ts'
import { livingIn } from './living.ts'
import { places } from './places.ts'
import { postmaster } from './postmaster.ts'
import { serverUser } from './server-user.ts'
import { settings } from './settings.ts'
import { startPostgres, type Running } from './start-postgres.ts'

const root = mkdtempSync(join(tmpdir(), 'vatra-postgres-'))
chmodSync(root, 0o711)
after(() => rmSync(root, { recursive: true }))
const asRoot = process.getuid?.() === 0
const skipOrdinary = asRoot ? false : 'not run as root: PostgreSQL runs as whoever runs this'

const open = (folder: string) => startPostgres({ folder, durable: false })
const cluster = ({ home }: { home: string }) => join(home, 'cluster')
const pidOf = (running: Running) => postmaster(cluster(running))!.pid
const ask = (running: Running, query: string) =>
  connected({ host: running.socket, port: running.port, database: 'postgres', ssl: undefined }, running, async (client) => (await client.query(query)).rows)

let made: Promise<string> | undefined
/** A folder with a cluster that has a row in it, whose server has been stopped: made once, and copied. */
async function cellar(name: string): Promise<string> {
  made ??= (async () => {
    const running = await open(join(root, 'made'))
    await ask(running, `create table kept as select 7 as seven`)
    await running.stop()
    return join(root, 'made')
  })()
  assert.equal(spawnSync('cp', ['-a', await made, join(root, name)]).status, 0)
  return join(root, name)
}
const placesIn = (folder: string) => ({ ...places(folder, serverUser()), port: 5432 })

/** PostgreSQL started by hand, as one would without a supervisor; in the hands of `parent`, if it is to stay unburied. */
function byHand(running: Pick<Running, 'home' | 'socket' | 'port'>, parent = ''): ChildProcess {
  const user = serverUser()
  const command = [join(binaries(user), 'bin', 'postgres'), '-D', cluster(running), ...settings(running.socket, running.port, false)]
  const script = `"$@" >"$0" 2>&1 ${parent}`
  return spawn('sh', ['-c', script, join(running.home, 'by-hand.log'), ...command], { cwd: '/', stdio: 'ignore', ...(user ? { uid: user.uid, gid: user.gid } : {}) })
}

async function until(what: () => boolean | undefined, say: string): Promise<void> {
  for (const end = Date.now() + 10_000; !what(); await sleep(30)) assert.ok(Date.now() < end, say)
}

const isZombie = (pid: number) => / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
const exited = (child: ChildProcess) => new Promise((done) => (child.exitCode !== null || child.signalCode ? done(null) : child.on('exit', done)))

/** Opens a folder whose server says nothing: it is waited for while other sentences are looked at. */
const silent = (async () => {
  const folder = await cellar('mute')
  const running = await open(folder)
  const pid = pidOf(running)
  process.kill(pid, 'SIGSTOP')
  try {
    await assert.rejects(open(folder), new RegExp(`Another PostgreSQL \\(process \\d+\\) uses .* and does not answer`))
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  assert.equal(pidOf(running), pid)
  await running.stop()
})()
silent.catch(() => {})

test('an orphan, whose Vatra was killed, is adopted with all it holds, and its adopter may stop it', async () => {
  const folder = join(root, 'orphan')
  const script = `import { startPostgres } from ${JSON.stringify(new URL('./start-postgres.ts', import.meta.url).href)}
    await startPostgres({ folder: ${JSON.stringify(folder)}, durable: false }); console.log('up'); setInterval(() => {}, 1000)`
  const killed = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((up) => killed.stdout!.once('data', up))
  killed.kill('SIGKILL')
  await exited(killed)
  const left = postmaster(join(folder, 'postgresql-18', 'cluster'))!.pid
  const adopter = await open(folder)
  assert.equal(adopter.adopted, true)
  assert.equal(pidOf(adopter), left)
  assert.deepEqual(await ask(adopter, 'select 1 as one'), [{ one: 1 }])
  await adopter.stop()
  assert.deepEqual(livingIn(cluster(adopter)), [])
})

test('two that open one folder at the same moment share one server; it ends with the last of them, not with the first', async () => {
  const [first, second] = await Promise.all([open(join(root, 'shared')), open(join(root, 'shared'))])
  assert.equal(pidOf(first), pidOf(second))
  assert.deepEqual([first.adopted, second.adopted].sort(), [false, true])
  await first.stop()
  assert.deepEqual(await ask(second, 'select 1 as one'), [{ one: 1 }])
  await second.stop()
  assert.equal(postmaster(cluster(second)), null)
})

test('a killed server leaves its number behind, another program has that number by now, and still it starts with all it held', async (t) => {
  const before = placesIn(await cellar('stale'))
  const user = serverUser()
  const other = spawn('sleep', ['60'], { stdio: 'ignore', ...(user ? { uid: user.uid, gid: user.gid } : {}) })
  t.after(() => other.kill())
  const stale = [other.pid, cluster(before), 1, 5432, before.socket, '', '  5432001         0', 'ready   ', ''].join('\n')
  writeFileSync(join(cluster(before), 'postmaster.pid'), stale)
  // The fault is real: PostgreSQL by itself refuses to start over it.
  await exited(byHand(before))
  assert.match(readFileSync(join(before.home, 'by-hand.log'), 'utf8'), /lock file "postmaster\.pid" already exists/)
  const running = await open(join(root, 'stale'))
  assert.equal(running.adopted, false)
  assert.deepEqual(await ask(running, 'select seven from kept'), [{ seven: 7 }])
  await running.stop()
})

test('a killed server that nobody has buried does not keep the folder shut', async (t) => {
  const before = placesIn(await cellar('zombie'))
  const careless = byHand(before, '& exec sleep 60')
  t.after(() => careless.kill('SIGKILL'))
  await until(() => postmaster(cluster(before))?.ready, 'the server by hand did not start')
  const { pid } = postmaster(cluster(before))!
  process.kill(pid, 'SIGKILL')
  await until(() => isZombie(pid), 'the server by hand is no zombie')
  const running = await open(join(root, 'zombie'))
  assert.equal(isZombie(pid), true, 'somebody buried it: this has proved nothing')
  assert.deepEqual(await ask(running, 'select seven from kept'), [{ seven: 7 }])
  await running.stop()
})

test('a server that lives but does not answer is left alone, and that is said (REL-02)', () => silent)

test('a damaged cluster is refused with PostgreSQL\'s own words, and not a file of it is touched', async () => {
  const before = placesIn(await cellar('damaged'))
  rmSync(join(cluster(before), 'global', 'pg_control'))
  const files = readdirSync(cluster(before), { recursive: true }).length
  await assert.rejects(open(join(root, 'damaged')), /PostgreSQL did not start[\s\S]*pg_control/)
  assert.equal(readdirSync(cluster(before), { recursive: true }).length, files)
})

test('lost passwords are said to be lost; nothing is made anew', async () => {
  const folder = await cellar('locked')
  const running = await open(folder)
  rmSync(join(folder, 'secrets', 'database.json'))
  await assert.rejects(open(folder), /does not know the password in secrets\/database\.json/)
  await running.stop()
})

test('in a folder with a very long path the socket lies elsewhere, in a folder that is closed to others', async () => {
  const folder = await cellar('a-very-long-name'.repeat(8))
  const running = await open(folder)
  assert.ok(Buffer.byteLength(`${running.socket}/.s.PGSQL.5432`) <= 107)
  assert.equal(statSync(running.socket).mode & 0o777, 0o700)
  assert.deepEqual(await ask(running, 'select 1 as one'), [{ one: 1 }])
  await running.stop()
  rmSync(running.socket, { recursive: true })
})

test('started by root, PostgreSQL runs as an ordinary user', { skip: skipOrdinary }, async () => {
  const running = await open(await cellar('ordinary'))
  const { uid } = statSync(`/proc/${pidOf(running)}`)
  await running.stop()
  assert.equal(uid, serverUser()?.uid)
  assert.notEqual(uid, 0)
  const user = serverUser()!
  const refused = spawnSync(join(binaries(user), 'bin', 'postgres'), ['-D', cluster(running)], { encoding: 'utf8' })
  assert.match(refused.stderr, /"root" execution of the PostgreSQL server is not permitted/)
})

test('below a closed home the database lies in /var/lib/vatra, and is found again after the folder has moved', { skip: skipOrdinary }, async () => {
  const closed = join(root, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const running = await open(join(closed, 'data'))
  try {
    assert.match(running.home, /^\/var\/lib\/vatra\/closed-/)
    await ask(running, 'create table kept as select 7 as seven')
    await running.stop()
    renameSync(closed, join(root, 'moved'))
    const moved = await open(join(root, 'moved', 'data'))
    assert.deepEqual(await ask(moved, 'select seven from kept'), [{ seven: 7 }])
    await moved.stop()
    renameSync(running.home, `${running.home}-away`)
    await assert.rejects(open(join(root, 'moved', 'data')), /says that the database is in .* not there/)
    assert.equal(existsSync(running.home), false)
  } finally {
    for (const home of [running.home, `${running.home}-away`]) rmSync(home, { recursive: true, force: true })
  }
})
