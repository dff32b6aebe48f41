import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { passwordsOf } from '#platform/passwords.ts'
import { binaries } from '#platform/postgres/binaries.ts'
import { postmaster } from '#platform/postgres/postmaster.ts'
import { serverUser } from '#platform/postgres/server-user.ts'
import { settings } from '#platform/postgres/settings.ts'
import { startPostgres } from '#platform/postgres/start-postgres.ts'
import { connected } from '#platform/server.ts'

/** Starts of the real program on stores that would lose or show what they keep; each must end at once, by itself, with a sentence. */
const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'vatra-unsafe-'))
chmodSync(root, 0o711)
after(() => rmSync(root, { recursive: true }))
const keys = join(root, 'keys', 'root.key')

const boot = (more: NodeJS.ProcessEnv) => spawnSync(process.execPath, [main, 'migrate'], { encoding: 'utf8', timeout: 60_000, env: { ...process.env, DATABASE_URL: '', VATRA_KEYS: keys, VATRA_FOLDER: join(root, 'data'), ...more } })

/** It ended by itself with exit code 1, and what it says is for a person to act on. */
function refuses({ status, stderr }: ReturnType<typeof boot>, sentence: RegExp): void {
  assert.match(stderr, sentence)
  assert.equal(status, 1)
  assert.doesNotMatch(stderr, /\n\s+at /, 'a sentence, not a stack')
}

/** A stopped cluster that another program will open with settings of its own. */
async function cluster(name: string) {
  const running = await startPostgres({ folder: join(root, name), durable: true })
  await connected({ host: running.socket, port: running.port, database: 'postgres', ssl: undefined }, running, (admin) => admin.query('create database vatra'))
  await running.stop()
  return running
}

async function servedWith(running: Awaited<ReturnType<typeof cluster>>, more: readonly string[], work: (databaseUrl: string) => Promise<void>): Promise<void> {
  const user = serverUser(), at = join(running.home, 'cluster')
  const server = spawn(join(binaries(user), 'bin', 'postgres'), ['-D', at, ...settings(running.socket, running.port, true), ...more.flatMap((setting) => ['-c', setting])], { cwd: '/', stdio: 'ignore', ...(user ? { uid: user.uid, gid: user.gid } : {}) })
  try {
    while (!postmaster(at)?.ready) await sleep(20)
    await work(`postgresql://postgres:${running.password}@/vatra?host=${encodeURIComponent(running.socket)}&port=${running.port}`)
  } finally {
    server.kill('SIGINT')
    await new Promise((done) => (server.exitCode !== null ? done(null) : server.once('exit', done)))
  }
}

test('Vatra does not start on a server that forgets, one switch at a time, nor under a login past row-level security, and starts when all is right (REL-02)', async () => {
  const running = await cluster('switches')
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    await servedWith(running, [`${name}=off`], async (url) => refuses(boot({ DATABASE_URL: url }), new RegExp(`^Vatra does not start on this database\\.\nPostgreSQL runs with ${name} = off: [^\n]+Turn it on\\.\n$`)))
  }
  await servedWith(running, [], async (url) => {
    const by = (statement: string) => connected({ host: running.socket, port: running.port, database: 'vatra', ssl: undefined }, running, (admin) => admin.query(statement))
    await by('alter role app_rw superuser; alter role app_public bypassrls; alter role app_rw set synchronous_commit = off')
    refuses(boot({ DATABASE_URL: url }), /The login app_rw that serves requests is a superuser[\s\S]*synchronous_commit = off[\s\S]*The login app_public that serves requests passes by row-level security/)
    await by('alter role app_rw nosuperuser; alter role app_public nobypassrls; alter role app_rw reset synchronous_commit')
    // The control: with all of it put right the same program on the same server goes on.
    const { status, stderr } = boot({ DATABASE_URL: url })
    assert.equal(status, 0, stderr)
  })
})

test('a database that somebody else has open is not opened beside them, neither by us nor by PostgreSQL itself (REL-02)', async () => {
  const running = await startPostgres({ folder: join(root, 'second'), durable: false })
  const user = serverUser(), at = join(running.home, 'cluster'), { pid } = postmaster(at)!
  // A second server on the same files: PostgreSQL's own lock, which PGlite does not have.
  const second = spawnSync(join(binaries(user), 'bin', 'postgres'), ['-D', at, ...settings(running.socket, 5433, true)], { encoding: 'utf8', cwd: '/', timeout: 20_000, ...(user ? { uid: user.uid, gid: user.gid } : {}) })
  assert.equal(second.status, 1)
  assert.match(second.stderr, /lock file "postmaster\.pid" already exists/)
  // One that lives and does not answer; five seconds are waited for it.
  if (process.env.VATRA_NIGHT) process.kill(pid, 'SIGSTOP')
  try {
    if (process.env.VATRA_NIGHT) refuses(boot({ VATRA_FOLDER: join(root, 'second') }), new RegExp(`^Another PostgreSQL \\(process \\d+\\) uses \\S+ and does not answer\\. Stop it, then start again\\.\n$`))
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  // The control: left alone it is shared by whoever opens the folder, one server for both.
  const shared = await startPostgres({ folder: join(root, 'second'), durable: false })
  assert.deepEqual([shared.adopted, postmaster(at)!.pid], [true, pid])
  await shared.stop()
  await running.stop()
})

test('a folder in which another program keeps a database, as PGlite does, is refused and not a file of it is touched (REL-02)', async () => {
  const theirs = join(root, 'theirs')
  mkdirSync(join(theirs, 'base'), { recursive: true })
  writeFileSync(join(theirs, 'PG_VERSION'), '17\n')
  refuses(boot({ VATRA_FOLDER: theirs }), /is the folder of a database that another program made, such as PGlite or a PostgreSQL of its own\. Name another folder with VATRA_FOLDER\.\n$/)
  assert.deepEqual(readdirSync(theirs).sort(), ['PG_VERSION', 'base'])
  // PGlite in the place of our own cluster: it notes a process that cannot be.
  const ours = join(root, 'ours'), inside = join(ours, 'postgresql-18', 'cluster')
  mkdirSync(inside, { recursive: true })
  writeFileSync(join(inside, 'PG_VERSION'), '18\n')
  writeFileSync(join(inside, 'postmaster.pid'), '-42\n/pglite/data\n')
  passwordsOf(ours)
  refuses(boot({ VATRA_FOLDER: ours }), /was opened by PGlite, which keeps nothing safe\./)
  assert.equal(readFileSync(join(inside, 'postmaster.pid'), 'utf8'), '-42\n/pglite/data\n')
  assert.ok(!existsSync(join(inside, 'global')))
})
