import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { serialize } from 'node:v8'
import sharp from 'sharp'
import { switches } from '#cli/installation/confined/limits.ts'
import { openRoom } from '#cli/installation/confined/room.ts'
import { servingLimits } from '#cli/installation/confined/serving-limits.ts'
import { supervised } from '#cli/installation/confined/supervise.ts'
import { tooFree } from '#cli/installation/confined/too-free.ts'
import { readConfig } from '#platform/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-confined-')), elsewhere = join(folder, 'elsewhere')
mkdirSync(elsewhere)
after(() => rmSync(folder, { recursive: true }))
const limits = servingLimits(readConfig({ VATRA_FOLDER: join(folder, 'data'), VATRA_KEYS: join(folder, 'keys', 'root.key') }), join(folder, 'data', 'postgresql-18'))

/** What a program could do that was begun with these switches. */
function could(how: readonly string[], own = join(folder, 'keys')): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, [...how, fileURLToPath(new URL('attempts.ts', import.meta.url)), elsewhere, own], { encoding: 'utf8' })
  return JSON.parse(stdout || assert.fail(stderr)) as string[]
}

const needed = ['write its own', 'read when changes were carried away', 'wait for the disk']
const never = ['write elsewhere', 'read elsewhere', 'read its own surroundings', 'lead a link elsewhere', 'start a program', 'begin a thread', 'load a library']

test('the program that answers requests writes its own folders, and reads, writes, starts and loads nothing else; without the switches it does all of it', () => {
  assert.ok(servingLimits(readConfig({ VATRA_FOLDER: join(folder, 'data'), VATRA_KEYS: join(folder, 'keys', 'root.key'), VATRA_DEVICES: '/etc/vatra/devices.pem' }), null).reads.includes('/etc/vatra/devices.pem'))
  assert.deepEqual(could(switches(limits)), needed)
  // The page of setting up says how old the copy is: without that note among what is read it breaks.
  assert.deepEqual(could(switches({ ...limits, reads: limits.reads.filter((path) => !path.endsWith('last-changes.json')) })), needed.filter((what) => !what.startsWith('read when')))
  // The planted fault: the same program as it would be begun without them.
  assert.deepEqual(could([]).toSorted(), [...never, ...needed].toSorted())
})

test('the database\'s own folder is not among what it may read or write, and whoever is freer than that does not begin to serve', () => {
  const cluster = join(folder, 'data', 'postgresql-18', 'cluster')
  assert.deepEqual([...limits.reads, ...limits.writes].filter((path) => cluster.startsWith(path) || (path.startsWith(cluster) && !path.endsWith('postmaster.pid'))), [])
  assert.equal(limits.addons, false)
  const may = (allowed: string) => ({ has: (scope: string, path?: string) => [scope, path].filter(Boolean).join(' ') === allowed })
  assert.deepEqual(tooFree(may('none')), [])
  for (const allowed of ['child', 'worker', 'addon', 'wasi', 'inspector', 'fs.write /etc/passwd', 'fs.read /etc/passwd', 'fs.read /proc/self/environ']) assert.deepEqual(tooFree(may(allowed)), [allowed])
  assert.deepEqual(tooFree(undefined), ['everything'])
})

test('pictures, papers and reckonings are made in rooms beside it, each a program of its own; a fault there comes back as it was thrown', async () => {
  const file = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } }).withExif({ IFD0: { Make: 'GivenAwayCamera' } }).jpeg().toBuffer()
  assert.equal(await supervised(limits, [file.toString('base64')], () => {}, 'src/testing/hardening/asks-apart.ts'), 0)
})

test('a room that breaks down loses its piece and is opened anew with the next', async () => {
  const room = openRoom('papers')
  const [one, other] = [0, 1].map(() => {
    const asked = room.ask(serialize({ template: 'x', inputs: {}, now: new Date(0) }))
    room.close()
    return asked
  })
  for (const broken of [one, other]) assert.match(String((await broken as { fault?: Error }).fault?.message), /broke down/)
})

test('work in a room says how far it is and ends when nobody wants it any more; a room that does not listen is ended, and the next is answered', async () => {
  const room = openRoom('reckoning', { file: 'src/testing/hardening/deaf-room.ts', addons: false, most: 60 })
  type Answered = { readonly result?: number; readonly fault?: Error }
  const ask = (job: string, asked: Parameters<typeof room.ask>[1] = {}, input: object = {}) => room.ask(serialize({ job, input }), asked) as Promise<Answered>
  const withdrawn = ({ fault }: Answered) => assert.equal(fault?.name, 'AbortError')
  try {
    const shares: number[] = [], first = (await ask('who')).result!
    assert.ok((await ask('count', { told: (share) => shares.push(share) }, { seconds: 0.25 })).result! > 100)
    assert.ok(shares.length >= 2 && shares.length < 20, `told ${shares.length} times`)
    assert.deepEqual([shares.at(-1), shares], [1, shares.toSorted((one, other) => one - other)])
    // Who listens is ended without its room: whoever asks next is answered by the same program.
    const leaving = new AbortController()
    withdrawn(await ask('count', { signal: leaving.signal, told: () => leaving.abort() }, { seconds: 3600 }))
    assert.equal((await ask('who')).result, first)
    // The planted fault listens to nobody: what waits behind it is answered by another program, and what waits and is wanted no more is never begun.
    const [late, tired] = [new AbortController(), new AbortController()]
    const deaf = ask('endless', { signal: late.signal }), never = ask('endless', { signal: tired.signal }), next = ask('who')
    setTimeout(() => (tired.abort(), late.abort()), 100)
    withdrawn(await deaf)
    withdrawn(await never)
    const second = (await next).result!
    assert.notEqual(second, first)
    assert.equal((await ask('who')).result, second)
  } finally {
    room.close()
  }
})
