import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { keptOpen } from '#testing/cli/kept-open.ts'
import { feature, mapOf, outline } from '#testing/mapped-town.ts'

const vatra = fileURLToPath(new URL('../../../bin/vatra', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'vatra-incidents-'))
// Open to the ordinary user that PostgreSQL runs as.
chmodSync(folder, 0o711)
const env = { ...process.env, VATRA_FOLDER: join(folder, 'data'), VATRA_KEYS: join(folder, 'keys', 'root.key') }
const call = (...args: string[]) => spawnSync(process.execPath, [vatra, ...args], { encoding: 'utf8', env, cwd: folder })
await keptOpen(folder, (args) => call(...args))
const header = 'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
const row = (month: string, lon: string, kind: string) => `,${month},A Force,A Force,${lon},57.25,On or near Mill Street,E01,A 001A,${kind},,`

before(() => {
  writeFileSync(join(folder, 'town.geojson'), JSON.stringify(mapOf(feature('T1', 'Old Town', outline(22.58, 57.24, 22.6, 57.26)))))
  const drawn = call('import', 'zones', 'town.geojson', '--commissariat', 'talsi', '--directorate', 'kurzeme', '--country', 'LV', '--accept', '--json')
  assert.equal(drawn.status, 0, drawn.stderr)
})

test('a police file is taken in from the command line, packed or not (C1)', () => {
  writeFileSync(join(folder, 'street.csv.gz'), gzipSync([header, row('2026-01', '22.59', 'Burglary'), row('2026-01', '', 'Drugs')].join('\n')))
  assert.match(call('import', 'incidents', 'street.csv.gz', '--profile', 'police-uk', '--directorate', 'kurzeme').stdout, /2 incidents kept, 1 in a zone, 1 in none, 0 rows left out, batch [0-9a-f-]{36}/)
})

test('what is wrong is said by row and column, and faulty rows are left out only with --accept (C1)', () => {
  writeFileSync(join(folder, 'faulty.csv'), [header, row('2026-02', '22.59', 'Burglary'), row('2026-02', '22.59', 'Comet')].join('\n'))
  const refused = call('import', 'incidents', 'faulty.csv', '--profile', 'police-uk')
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /^row 3, Crime type: .+ \(Comet\)\nNothing was kept: 1 cell cannot be read/m)
  assert.match(call('import', 'incidents', 'faulty.csv', '--profile', 'police-uk', '--accept').stdout, /1 incidents kept, 1 in a zone, 0 in none, 1 rows left out/)
  assert.equal(call('import', 'incidents', 'faulty.csv').status, 2)
})
