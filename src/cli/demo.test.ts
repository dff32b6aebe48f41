import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { livingIn } from '#platform/postgres/living.ts'
import { begunWith, familyOf } from '#testing/reliability/kill/family-of.ts'
import { diskFolder } from '#testing/run/in-memory.ts'

/** The demonstration, as whoever tries Vatra begins it: founded from nothing, which takes a while, and therefore at night. */
const skip = process.env.VATRA_NIGHT === '1' ? false : 'at night: a whole town is founded'
const home = mkdtempSync(join(diskFolder(), 'vatra-demo-')), folder = join(home, 'data')
chmodSync(home, 0o711)
const env = { ...process.env, NODE_ENV: 'production', VATRA_FOLDER: folder, VATRA_KEYS: join(home, 'keys', 'root.key'), DATABASE_URL: '', PORT: '0', HOST: '127.0.0.1', VATRA_LOG: 'silent' }
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
after(() => {
  const pointer = join(folder, 'postgresql-is-in')
  if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
})

/** Begins the demonstration and waits until it has said how to get in. */
async function begun(): Promise<{ readonly program: ChildProcess; readonly said: string }> {
  const program = spawn(process.execPath, ['--max-semi-space-size=8', here('main.ts'), 'demo'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, wrong] = ['', '']
  program.stderr.on('data', (bytes: Buffer) => { wrong += bytes.toString() })
  await new Promise<void>((done, failed) => {
    program.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()).includes('Stop with Ctrl+C') && done())
    program.once('exit', (code) => failed(new Error(`ended with ${code}: ${wrong}`)))
  })
  return { program, said: said + wrong }
}

test('the demonstration town is founded, and what answers for it is confined as in earnest: somebody comes in by its link and works, and the next start finds it as it was', { skip, timeout: 600_000 }, async () => {
  for (const founds of [true, false]) {
    const { program, said } = await begun()
    try {
      assert.equal(said.includes('Founding the demonstration town'), founds)
      const [, site, token] = /commander\s+(http:\/\/localhost:\d+)\S+#link=([\w-]{43})/.exec(said) ?? assert.fail(said)
      const signedIn = await fetch(`${site}/en/sign-in`, { method: 'POST', headers: { origin: site!, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ link: token! }), redirect: 'manual' })
      const cookie = signedIn.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
      assert.equal((await fetch(`${site}/en/station`, { headers: { cookie }, redirect: 'manual' })).status, 200)
      assert.match(Buffer.from(await (await fetch(`${site}/en/zones`)).arrayBuffer()).toString(), /Old Town/)
      // A paper is printed in the room beside it: it may not do so itself.
      const paper = await fetch(`${site}/en/my-data/export.pdf`, { headers: { cookie } })
      assert.equal((await paper.text()).slice(0, 5), '%PDF-')
      const answers = familyOf(program.pid!).map(begunWith).find((words) => words.some((word) => word.endsWith('confined/showing.ts'))) ?? assert.fail('nobody answers')
      assert.ok(answers.includes('--permission') && !answers.some((word) => /^--allow-(child|worker|addons|wasi)/.test(word)), answers.join(' '))
    } finally {
      program.kill('SIGTERM')
      const code = await new Promise((done) => (program.exitCode === null ? program.once('exit', done) : done(program.exitCode)))
      assert.equal(code, 0)
    }
    assert.deepEqual(livingIn(join(folder, 'postgresql-18', 'cluster')), [])
  }
})

test('begun without its limits the same program answers nobody', { skip }, () => {
  const { status, stderr } = spawnSync(process.execPath, [here('installation/confined/showing.ts'), '{"codes":[]}'], { env, encoding: 'utf8' })
  assert.equal(status, 1)
  assert.match(stderr, /is not confined \(everything\)/)
})
