import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { askedHere } from '#testing/cli/asked-here.ts'
import { keptOpen } from '#testing/cli/kept-open.ts'
import { feature, mapOf, maps, outline } from '#testing/mapped-town.ts'
import { steps } from './named-deed.ts'

const vatra = fileURLToPath(new URL('../../../bin/vatra', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'vatra-deed-'))
// Open to the ordinary user that PostgreSQL runs as.
chmodSync(folder, 0o711)
const env = await keptOpen(folder)
/** A program of its own: for what is told it by standard input, and what it says when it ends. */
const started = (args: string[], input?: unknown) => spawnSync(process.execPath, [vatra, ...args], { encoding: 'utf8', env: { ...process.env, ...env }, cwd: folder, maxBuffer: 64 * 1024 * 1024, input: input === undefined ? '' : JSON.stringify(input) })
let files = 0
const kept = (name: string, text: string) => (writeFileSync(join(folder, name), text), join(folder, name))
/** The same without the start; JSON comes from a file. */
const call = (args: string[], input?: unknown) => askedHere(env, args.map((arg) => (arg === '-' ? kept(`${++files}.json`, JSON.stringify(input)) : arg)))
const done = ({ status, stdout, stderr }: { readonly status: number | null; readonly stdout: string; readonly stderr: string }) => (assert.equal(status, 0, stderr), stdout)
const well = async (args: string[], input?: unknown) => done(await call(args, input))

test('zones come from a file on the command line; what is wrong is told first and kept only when it is accepted (A1)', async () => {
  const place = ['--commissariat', 'talsi', '--commissariat-name', 'Talsi', '--directorate', 'kurzeme']
  const broken = await call(['import', 'zones', kept('broken.geojson', JSON.stringify(mapOf(feature('A', 'Able', outline(30, 50, 30.02, 50.02)), feature('B', 'Baker', outline(30.01, 50, 30.03, 50.02))))), ...place, '--country', 'LV', '--accept'])
  assert.equal(broken.status, 1)
  assert.match(broken.stderr, /WRONG {2}A: Overlaps with B on [\d,]+ m²/)
  const undrawn = kept('town.geojson', JSON.stringify(mapOf(...maps.talsi.features, feature('T3', 'Undrawn', null))))
  assert.match((await call(['import', 'zones', undrawn, ...place, '--country', 'LV'])).stderr, /note {3}T3: This zone has no outline.*\nNothing was kept/)
  assert.match((await call(['import', 'zones', undrawn, ...place, '--accept'])).stderr, /"code": "territory.which-country"/)
  assert.match(await well(['import', 'zones', undrawn, ...place, '--country', 'LV', '--accept', '--population', kept('people.csv', 'code;people\nT3;1 800\n')]), /3 zones kept, 0 unchanged/)
  assert.match(await well(['import', 'zones', undrawn, '--accept']), /0 zones kept, 3 unchanged/)
})

test('a person is added with a post and a way to sign in, and a code that means nothing is said to', async () => {
  const nowhere = await call(['person', 'add', 'Arta Hoxha', '--role', 'analyst', '--area', 'riga'])
  assert.deepEqual([nowhere.status, nowhere.stderr.trim()], [1, 'There is no directorate, commissariat or zone riga. Known are kurzeme, talsi.'])
  assert.match(await well(['person', 'add', 'Arta Hoxha', '--role', 'analyst', '--area', 'talsi', '--language', 'ro']), /\/ro\/sign-in\/link#link=[\w-]{43}/)
  const [added] = JSON.parse(await well(['person', 'add', 'Besnik Leka', '--role', 'zone-officer', '--area', 'T1', '--json'])) as [{ person: string }]
  assert.match(added.person, /^[0-9a-f-]{36}$/)
  assert.equal((await call(['person', 'add', 'Nobody'])).status, 2)
})

test('a deed is done by its name as the operator or on somebody\'s behalf, and refused with a code and a sentence', async () => {
  const { zones } = JSON.parse(await well(['ask', 'territory.zones'])) as { zones: { code: string; zone: string; slug: string; population: number }[] }
  assert.deepEqual(zones.map(({ code, population }) => [code, population]), [['T1', 5200], ['T2', 9000], ['T3', 1800]])
  const zone = zones[0]!.zone
  assert.equal((JSON.parse(done(started(['do', 'territory.set-population', '-'], { zone, population: 5250 }))) as { slug: string }).slug, 'old-town')
  await well(['do', 'territory.set-population', '--as', 'Arta Hoxha', '-'], { zone, population: 5300 })
  const no = started(['do', 'territory.set-population', '--as', 'Besnik Leka', '-'], { zone, population: 1 })
  assert.equal(no.status, 1)
  assert.deepEqual({ ...(JSON.parse(no.stderr) as object), says: '' }, { kind: 'not-allowed', code: 'access.not-allowed', says: '', fields: {} })
  assert.match((await call(['do', 'territory.set-population', '--as', 'Eve', '-'], { zone, population: 1 })).stderr, /people.no-such-person/)
  const { posts, band } = JSON.parse(await well(['ask', 'people.zone-officers', '-'], { slug: 'old-town' })) as { posts: { name: string }[]; band: string }
  assert.deepEqual([posts.map(({ name }) => name), band], [['Besnik Leka'], 'within'])
})

test('a name that is none leads to the nearest, with exit code 2; a question is not done', async () => {
  const near = await call(['do', 'territory.set-populaton'])
  assert.deepEqual([near.status, near.stdout], [2, ''])
  assert.match(near.stderr, /There is no deed "territory.set-populaton". Did you mean territory.set-population\?/)
  assert.match((await call(['do', 'territory.zones'])).stderr, /is a question: vatra ask territory.zones/)
  assert.equal((await call(['do'])).status, 2)
  assert.deepEqual([steps('zone', 'zone'), steps('zone', 'zones'), steps('', 'abc'), steps('kitten', 'sitting')], [0, 1, 3, 3])
})

test('every deed is described with what it wants and what it answers', async () => {
  const described = JSON.parse(done(started(['deeds', '--json']))) as { name: string; kind: string; input: { properties: Record<string, unknown> }; answer: { properties: Record<string, unknown> } }[]
  const found = described.find(({ name }) => name === 'territory.set-population')!
  assert.deepEqual([found.kind, Object.keys(found.input.properties), Object.keys(found.answer.properties)], ['command', ['directorate', 'zone', 'population'], ['zone', 'slug']])
  assert.match(await well(['deeds']), /What can be asked[\s\S]+ {2}territory.zone-at/)
})
