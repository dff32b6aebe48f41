import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const vatra = fileURLToPath(new URL('../../../bin/vatra', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'vatra-restore-'))
// Open to the ordinary user that PostgreSQL runs as.
chmodSync(folder, 0o711)
after(() => rmSync(folder, { recursive: true }))
const call = (home: string, ...args: string[]) =>
  spawnSync(process.execPath, [vatra, ...args], { encoding: 'utf8', cwd: folder, env: { ...process.env, VATRA_FOLDER: join(folder, home, 'data'), VATRA_KEYS: join(folder, home, 'keys', 'root.key') } })

test('an installation is backed up and restored into an empty one by two commands, and its people and zones are there (REL-04)', () => {
  writeFileSync(join(folder, 'zones.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: 'T1', name: 'Old Town' }, geometry: null }] }))
  const drawn = call('old', 'import', 'zones', 'zones.geojson', '--directorate', 'kurzeme', '--country', 'LV', '--commissariat', 'talsi', '--accept')
  assert.equal(drawn.status, 0, drawn.stderr)
  const made = call('old', 'backup', 'night.vatra')
  assert.equal(made.status, 0, made.stderr)
  assert.match(made.stdout, /night\.vatra holds \d+ rows of \d+ tables \(\d+\.\d MB\)\.\nThe key .*root\.key is not in it: keep a copy of that apart\./)
  const put = call('new', 'restore', 'night.vatra')
  assert.equal(put.status, 0, put.stderr)
  assert.match(put.stdout, /every table verified\.\nThere is no list of who was erased \(.*new\/keys\/erased\.jsonl\)\. If this installation has erased anybody, put its list there/)
  assert.match(put.stdout, /they go then\.\nThere is no key .*root\.key\. Put the one of the backup's installation there before you start: without it what people wrote, .+ are lost\.\n$/)
  const without = call('new', 'ask', 'territory.zones')
  assert.deepEqual([without.status, /There is no key file .*root\.key.+Nothing was changed/.test(without.stderr)], [1, true], 'no new key takes the place of the one that is missing')
  cpSync(join(folder, 'old', 'keys', 'root.key'), join(folder, 'new', 'keys', 'root.key'))
  const known = call('new', 'ask', 'territory.zones')
  assert.match(known.stdout, /Old Town/, known.stderr)
  assert.deepEqual([call('new', 'backup').status, call('new', 'restore', '--sideways').status], [2, 2])
})
