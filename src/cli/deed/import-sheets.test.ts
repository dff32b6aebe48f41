import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { keptOpen } from '#testing/cli/kept-open.ts'
import { feature, mapOf } from '#testing/mapped-town.ts'
import { fileOf, mapping, people, small } from '#testing/small-round.ts'

const vatra = fileURLToPath(new URL('../../../bin/vatra', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'vatra-sheets-'))
// Open to the ordinary user that PostgreSQL runs as.
chmodSync(folder, 0o711)
const env = { ...process.env, VATRA_FOLDER: join(folder, 'data'), VATRA_KEYS: join(folder, 'keys', 'root.key') }
const call = (args: string[], input: unknown = '') => spawnSync(process.execPath, [vatra, ...args], { encoding: 'utf8', env, cwd: folder, input: JSON.stringify(input) })
await keptOpen(folder, call)
const did = (deed: string, input: unknown) => {
  const { status, stdout, stderr } = call(['do', deed, '-'], input)
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout)
}
let wave = ''

before(() => {
  writeFileSync(join(folder, 'town.geojson'), JSON.stringify(mapOf(feature('T1', 'Old Town', null))))
  const [drawn] = JSON.parse(call(['import', 'zones', 'town.geojson', '--commissariat', 'talsi', '--directorate', 'kurzeme', '--country', 'LV', '--accept', '--json']).stdout)
  const { id: instrument } = did('survey.load-instrument', { instrument: small })
  wave = did('survey.plan-wave', {
    commissariat: drawn.commissariats[0].id, instrument, names: { en: 'A round' }, frame: 'Register', modes: ['web'], opensOn: '2026-01-01', closesOn: '2099-01-31',
    zones: [{ zone: drawn.zones[0].id, target: 50 }],
  }).wave
  did('survey.open-wave', { wave })
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify(mapping))
})

test('a company\'s file is looked at, taken in packed or not, and twice is kept once (B11)', () => {
  const file = fileOf(people('T1', 6, 2))
  writeFileSync(join(folder, 'answers.csv.gz'), gzipSync(file))
  writeFileSync(join(folder, 'answers.csv'), file)
  const asked = ['--wave', wave, '--mapping', 'mapping.json']
  assert.match(call(['import', 'sheets', 'answers.csv', ...asked, '--check']).stdout, /answers.csv: 6 sheets in 6 rows. Nothing was kept./)
  assert.match(call(['import', 'sheets', 'answers.csv.gz', ...asked]).stdout, /6 sheets kept, batch [0-9a-f-]{36}/)
  const [again] = JSON.parse(call(['import', 'sheets', 'answers.csv', ...asked, '--json']).stdout)
  assert.deepEqual([again.sheets, again.already], [6, true])
})

test('what is wrong with a file is said by row and column, and nothing is kept (B11)', () => {
  writeFileSync(join(folder, 'faulty.csv'), `${fileOf(people('T1', 1, 1))}\nT7,web,0,0,no,1`)
  const { status, stderr } = call(['import', 'sheets', 'faulty.csv', '--wave', wave, '--mapping', 'mapping.json'])
  assert.equal(status, 1)
  assert.match(stderr, /^row 3, zone: .+ \(T7\)\nNothing was kept: 1 cell cannot be read.$/m)
  assert.equal(call(['import', 'sheets', 'faulty.csv', '--wave', wave]).status, 2)
  assert.match(call(['import', 'sheets', 'answers.csv', '--wave', '0194d000-0000-7000-8000-000000000001', '--mapping', 'mapping.json']).stderr, /survey.no-such-wave/)
})
