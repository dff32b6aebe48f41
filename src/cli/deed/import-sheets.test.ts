import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { askedHere } from '#testing/cli/asked-here.ts'
import { keptOpen } from '#testing/cli/kept-open.ts'
import { feature, mapOf } from '#testing/mapped-town.ts'
import { fileOf, mapping, people, small } from '#testing/small-round.ts'

const vatra = fileURLToPath(new URL('../../../bin/vatra', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'vatra-sheets-'))
// Open to the ordinary user that PostgreSQL runs as.
chmodSync(folder, 0o711)
const env = await keptOpen(folder)
const started = (args: string[]) => spawnSync(process.execPath, [vatra, ...args], { encoding: 'utf8', env: { ...process.env, ...env }, cwd: folder })
const kept = (name: string, what: string | Uint8Array) => (writeFileSync(join(folder, name), what), join(folder, name))
/** The same without the start of a program. */
const call = (...args: string[]) => askedHere(env, args)
const did = async (deed: string, input: unknown) => {
  const { status, stdout, stderr } = await call('do', deed, kept('input.json', JSON.stringify(input)))
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout)
}
let wave = ''
const asked = () => ['--wave', wave, '--mapping', kept('mapping.json', JSON.stringify(mapping))]

before(async () => {
  const [drawn] = JSON.parse((await call('import', 'zones', kept('town.geojson', JSON.stringify(mapOf(feature('T1', 'Old Town', null)))), '--commissariat', 'talsi', '--directorate', 'kurzeme', '--country', 'LV', '--accept', '--json')).stdout)
  const { id: instrument } = await did('survey.load-instrument', { instrument: small })
  wave = (await did('survey.plan-wave', {
    commissariat: drawn.commissariats[0].id, instrument, names: { en: 'A round' }, frame: 'Register', modes: ['web'], opensOn: '2026-01-01', closesOn: '2099-01-31',
    zones: [{ zone: drawn.zones[0].id, target: 50 }],
  })).wave
  await did('survey.open-wave', { wave })
})

test('a company\'s file is looked at, taken in packed or not, and twice is kept once (B11)', async () => {
  const file = fileOf(people('T1', 6, 2))
  const [plain, packed] = [kept('answers.csv', file), kept('answers.csv.gz', gzipSync(file))]
  assert.match((await call('import', 'sheets', plain, ...asked(), '--check')).stdout, /answers.csv: 6 sheets in 6 rows. Nothing was kept./)
  assert.match(started(['import', 'sheets', packed, ...asked()]).stdout, /6 sheets kept, batch [0-9a-f-]{36}/)
  const [again] = JSON.parse((await call('import', 'sheets', plain, ...asked(), '--json')).stdout)
  assert.deepEqual([again.sheets, again.already], [6, true])
})

test('what is wrong with a file is said by row and column, and nothing is kept (B11)', async () => {
  const faulty = kept('faulty.csv', `${fileOf(people('T1', 1, 1))}\nT7,web,0,0,no,1`)
  const { status, stderr } = await call('import', 'sheets', faulty, ...asked())
  assert.equal(status, 1)
  assert.match(stderr, /^row 3, zone: .+ \(T7\)\nNothing was kept: 1 cell cannot be read.$/m)
  assert.equal((await call('import', 'sheets', faulty, '--wave', wave)).status, 2)
  assert.match((await call('import', 'sheets', kept('answers.csv', fileOf(people('T1', 6, 2))), '--wave', '0194d000-0000-7000-8000-000000000001', ...asked().slice(2))).stderr, /survey.no-such-wave/)
})
