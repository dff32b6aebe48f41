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
import { feature, mapOf, outline } from '#testing/mapped-town.ts'

const vatra = fileURLToPath(new URL('../../../bin/vatra', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'vatra-incidents-'))
// Open to the ordinary user that PostgreSQL runs as.
chmodSync(folder, 0o711)
const env = await keptOpen(folder)
const started = (args: string[]) => spawnSync(process.execPath, [vatra, ...args], { encoding: 'utf8', env: { ...process.env, ...env }, cwd: folder })
const kept = (name: string, what: string | Uint8Array) => (writeFileSync(join(folder, name), what), join(folder, name))
/** The same without the start of a program. */
const call = (...args: string[]) => askedHere(env, args)
const header = 'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
const row = (month: string, lon: string, kind: string) => `,${month},A Force,A Force,${lon},57.25,On or near Mill Street,E01,A 001A,${kind},,`

before(async () => {
  const map = JSON.stringify(mapOf(feature('T1', 'Old Town', outline(22.58, 57.24, 22.6, 57.26))))
  const drawn = await call('import', 'zones', kept('town.geojson', map), '--commissariat', 'talsi', '--directorate', 'kurzeme', '--country', 'LV', '--accept', '--json')
  assert.equal(drawn.status, 0, drawn.stderr)
})

test('a police file is taken in from the command line, packed or not (C1)', () => {
  const packed = kept('street.csv.gz', gzipSync([header, row('2026-01', '22.59', 'Burglary'), row('2026-01', '', 'Drugs')].join('\n')))
  assert.match(started(['import', 'incidents', packed, '--profile', 'police-uk', '--directorate', 'kurzeme']).stdout, /2 incidents kept, 1 in a zone, 1 in none, 0 rows left out, batch [0-9a-f-]{36}/)
})

test('what is wrong is said by row and column, and faulty rows are left out only with --accept (C1)', async () => {
  const faulty = kept('faulty.csv', [header, row('2026-02', '22.59', 'Burglary'), row('2026-02', '22.59', 'Comet')].join('\n'))
  const refused = await call('import', 'incidents', faulty, '--profile', 'police-uk')
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /^row 3, Crime type: .+ \(Comet\)\nNothing was kept: 1 cell cannot be read/m)
  assert.match((await call('import', 'incidents', faulty, '--profile', 'police-uk', '--accept')).stdout, /1 incidents kept, 1 in a zone, 0 in none, 1 rows left out/)
  assert.equal((await call('import', 'incidents', faulty)).status, 2)
})
