import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { keptOpen } from '#testing/cli/kept-open.ts'
import { feature, mapOf, maps, outline } from '#testing/mapped-town.ts'
import { steps } from './named-deed.ts'

const vatra = fileURLToPath(new URL('../../../bin/vatra', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'vatra-deed-'))
// Open to the ordinary user that PostgreSQL runs as.
chmodSync(folder, 0o711)
const env = { ...process.env, VATRA_FOLDER: join(folder, 'data'), VATRA_KEYS: join(folder, 'keys', 'root.key') }
const call = (args: string[], input?: unknown) => spawnSync(process.execPath, [vatra, ...args], { encoding: 'utf8', env, cwd: folder, maxBuffer: 64 * 1024 * 1024, input: input === undefined ? '' : JSON.stringify(input) })
await keptOpen(folder, call)
const well = (args: string[], input?: unknown) => {
  const { status, stdout, stderr } = call(args, input)
  assert.equal(status, 0, stderr)
  return stdout
}
const kept = (name: string, map: unknown) => (writeFileSync(join(folder, name), JSON.stringify(map)), name)

test('zones come from a file on the command line; what is wrong is told first and kept only when it is accepted (A1)', () => {
  const place = ['--commissariat', 'talsi', '--commissariat-name', 'Talsi', '--directorate', 'kurzeme']
  const broken = call(['import', 'zones', kept('broken.geojson', mapOf(feature('A', 'Able', outline(30, 50, 30.02, 50.02)), feature('B', 'Baker', outline(30.01, 50, 30.03, 50.02)))), ...place, '--country', 'LV', '--accept'])
  assert.equal(broken.status, 1)
  assert.match(broken.stderr, /WRONG {2}A: Overlaps with B on [\d,]+ m²/)
  const undrawn = kept('town.geojson', mapOf(...maps.talsi.features, feature('T3', 'Undrawn', null)))
  assert.match(call(['import', 'zones', undrawn, ...place, '--country', 'LV']).stderr, /note {3}T3: This zone has no outline.*\nNothing was kept/)
  assert.match(call(['import', 'zones', undrawn, ...place, '--accept']).stderr, /"code": "territory.which-country"/)
  writeFileSync(join(folder, 'people.csv'), 'code;people\nT3;1 800\n')
  assert.match(well(['import', 'zones', undrawn, ...place, '--country', 'LV', '--accept', '--population', 'people.csv']), /3 zones kept, 0 unchanged/)
  assert.match(well(['import', 'zones', undrawn, '--accept']), /0 zones kept, 3 unchanged/)
})

test('a person is added with a post and a way to sign in, and a code that means nothing is said to', () => {
  const nowhere = call(['person', 'add', 'Arta Hoxha', '--role', 'analyst', '--area', 'riga'])
  assert.deepEqual([nowhere.status, nowhere.stderr.trim()], [1, 'There is no directorate, commissariat or zone riga. Known are kurzeme, talsi.'])
  assert.match(well(['person', 'add', 'Arta Hoxha', '--role', 'analyst', '--area', 'talsi', '--language', 'ro']), /\/ro\/sign-in\/link#link=[\w-]{43}/)
  const [added] = JSON.parse(well(['person', 'add', 'Besnik Leka', '--role', 'zone-officer', '--area', 'T1', '--json'])) as [{ person: string }]
  assert.match(added.person, /^[0-9a-f-]{36}$/)
  assert.equal(call(['person', 'add', 'Nobody']).status, 2)
})

test('a deed is done by its name as the operator or on somebody\'s behalf, and refused with a code and a sentence', () => {
  const { zones } = JSON.parse(well(['ask', 'territory.zones'])) as { zones: { code: string; zone: string; slug: string; population: number }[] }
  assert.deepEqual(zones.map(({ code, population }) => [code, population]), [['T1', 5200], ['T2', 9000], ['T3', 1800]])
  const zone = zones[0]!.zone
  assert.equal((JSON.parse(well(['do', 'territory.set-population', '-'], { zone, population: 5250 })) as { slug: string }).slug, 'old-town')
  well(['do', 'territory.set-population', '--as', 'Arta Hoxha', '-'], { zone, population: 5300 })
  const no = call(['do', 'territory.set-population', '--as', 'Besnik Leka', '-'], { zone, population: 1 })
  assert.equal(no.status, 1)
  assert.deepEqual({ ...(JSON.parse(no.stderr) as object), says: '' }, { kind: 'not-allowed', code: 'access.not-allowed', says: '', fields: {} })
  assert.match(call(['do', 'territory.set-population', '--as', 'Eve', '-'], { zone, population: 1 }).stderr, /people.no-such-person/)
  const { posts, band } = JSON.parse(well(['ask', 'people.zone-officers', '-'], { slug: 'old-town' })) as { posts: { name: string }[]; band: string }
  assert.deepEqual([posts.map(({ name }) => name), band], [['Besnik Leka'], 'within'])
})

test('a name that is none leads to the nearest, with exit code 2; a question is not done', () => {
  const near = call(['do', 'territory.set-populaton'])
  assert.deepEqual([near.status, near.stdout], [2, ''])
  assert.match(near.stderr, /There is no deed "territory.set-populaton". Did you mean territory.set-population\?/)
  assert.match(call(['do', 'territory.zones']).stderr, /is a question: vatra ask territory.zones/)
  assert.equal(call(['do']).status, 2)
  assert.deepEqual([steps('zone', 'zone'), steps('zone', 'zones'), steps('', 'abc'), steps('kitten', 'sitting')], [0, 1, 3, 3])
})

test('every deed is described with what it wants and what it answers', () => {
  const described = JSON.parse(well(['deeds', '--json'])) as { name: string; kind: string; input: { properties: Record<string, unknown> }; answer: { properties: Record<string, unknown> } }[]
  const found = described.find(({ name }) => name === 'territory.set-population')!
  assert.deepEqual([found.kind, Object.keys(found.input.properties), Object.keys(found.answer.properties)], ['command', ['directorate', 'zone', 'population'], ['zone', 'slug']])
  assert.match(well(['deeds']), /What can be asked[\s\S]+ {2}territory.zone-at/)
})
