import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { accessSync, chmodSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { askedHere } from '#testing/cli/asked-here.ts'
import { ownDatabase } from '#testing/database.ts'
import { commands } from './terminal/commands.ts'

const vatra = fileURLToPath(new URL('../../bin/vatra', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'vatra-cli-'))
// Open to the ordinary user that PostgreSQL runs as.
chmodSync(folder, 0o711)
after(() => rmSync(folder, { recursive: true }))
const home = { VATRA_FOLDER: join(folder, 'data'), VATRA_KEYS: join(folder, 'keys', 'root.key') }
const env = { ...process.env, ...home }
const call = (args: string[], more: NodeJS.ProcessEnv = {}, node = process.execPath) =>
  spawnSync(node, [vatra, ...args], { encoding: 'utf8', env: { ...env, ...more }, cwd: folder })

/** A Node of this machine that is older than the pinned one, if it has any. */
const older = (process.env.PATH ?? '').split(delimiter).map((each) => join(each, 'node')).find((node) => {
  try {
    accessSync(node, constants.X_OK)
    const major = Number(spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.split('.')[0])
    return major >= 20 && major < 24
  } catch {
    return false
  }
})
const skipOlder = older ? false : 'this machine has no Node from 20 to 23'

test('--help names every command in one line each, and a word that is none is refused with exit code 2', () => {
  const help = call(['--help'])
  assert.equal(help.status, 0)
  for (const word of Object.keys(commands)) assert.match(help.stdout, new RegExp(`^  ${word} +\\S`, 'm'))
  const unknown = call(['frobnicate'])
  assert.deepEqual([unknown.status, unknown.stdout], [2, ''])
  assert.match(unknown.stderr, /There is no command "frobnicate"/)
  assert.equal(call(['toString']).status, 2)
  assert.equal(call([]).status, 2)
  assert.equal(call(['migrate', '--sideways']).status, 2)
})

test('an older Node hands over to the pinned one, with arguments, output and exit code', { skip: skipOlder }, () => {
  assert.equal(call(['frobnicate'], {}, older).status, 2)
  const findings = JSON.parse(call(['doctor', '--json'], {}, older).stdout) as { check: string; ok: boolean; says: string }[]
  assert.match(findings.find(({ check }) => check === 'node')!.says, /^Node 24\./)
})

test('an unsafe database is refused with exit code 1 and a sentence, without a stack (REL-02)', async () => {
  const { config } = await ownDatabase()
  const refused = call(['migrate'], { DATABASE_URL: config.databaseUrl!, VATRA_FOLDER: config.folder })
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /^Vatra does not start on this database\.\nPostgreSQL runs with fsync = off/)
  assert.doesNotMatch(refused.stderr, /\n\s+at /)
})

test('a signal to the older Node reaches the pinned one and ends both', { skip: skipOlder }, async () => {
  const mute = createServer((socket) => socket.resume()).listen(0, '127.0.0.1').unref()
  await once(mute, 'listening')
  const { port } = mute.address() as AddressInfo
  const met = new Promise((done) => mute.once('connection', done))
  const parent = spawn(older!, [vatra, 'migrate'], { env: { ...env, DATABASE_URL: `postgresql://a:b@127.0.0.1:${port}/c` }, stdio: 'ignore' })
  await met
  const child = Number(spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent.pid)], { encoding: 'utf8' }).stdout)
  assert.ok(child > 0, 'there is no handed-over Node to end')
  parent.kill('SIGTERM')
  const signal = await new Promise((done) => parent.on('exit', (_, by) => done(by)))
  assert.equal(signal, 'SIGTERM')
  await sleep(50)
  assert.throws(() => process.kill(child, 0), { code: 'ESRCH' })
  mute.close()
})

test('the doctor finds nothing wrong in a fresh installation, and names what is broken in a spoilt one', async () => {
  const asked = (...args: string[]) => askedHere({ ...home, NO_COLOR: '1' }, args)
  const none = await asked('doctor')
  assert.equal(none.status, 1)
  assert.match(none.stdout, /WRONG {2}database +There is no database in/)
  const migrated = call(['migrate', '--json'])
  assert.ok((JSON.parse(migrated.stdout) as string[]).length > 0, migrated.stderr)
  assert.deepEqual(JSON.parse((await asked('migrate', '--json')).stdout), [])
  const well = await asked('doctor', '--json')
  // Tests may be run by root, and a small machine's disk may be full: both are said, and are no fault of the installation.
  const ofMachine = (check: string) => (check === 'user' && process.getuid?.() === 0) || check === 'disk'
  assert.deepEqual((JSON.parse(well.stdout) as { check: string; ok: boolean }[]).filter(({ check, ok }) => !ok && !ofMachine(check)), [])
  spawnSync('chmod', ['644', join(folder, 'data', 'secrets', 'database.json')])
  const spoilt = call(['doctor', '--json'])
  assert.equal(spoilt.status, 1)
  assert.deepEqual((JSON.parse(spoilt.stdout) as { check: string; ok: boolean }[]).filter(({ check, ok }) => !ok && !ofMachine(check)).map(({ check }) => check), ['passwords'])
})
