import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readConfig } from './config.ts'
import { keyFor, rootKey } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-keys-'))
after(() => rmSync(folder, { recursive: true }))

test('each purpose has a key of its own, the same every time, of 32 bytes', () => {
  const file = join(folder, 'new', 'root.key')
  assert.deepEqual(keyFor('drafts', file), keyFor('drafts', file))
  assert.notDeepEqual(keyFor('drafts', file), keyFor('invitations', file))
  assert.equal(keyFor('drafts', file).length, 32)
  assert.equal(statSync(file).mode & 0o777, 0o600)
})

test('a key file that others may read, or that holds no key, is refused', () => {
  const open = join(folder, 'open.key')
  rootKey(open)
  const copy = join(folder, 'copy.key')
  writeFileSync(copy, `${Buffer.alloc(32).toString('base64')}\n`)
  chmodSync(copy, 0o640)
  assert.throws(() => rootKey(copy), /can be read by others/)
  const short = join(folder, 'short.key')
  writeFileSync(short, 'c2hvcnQ=', { mode: 0o600 })
  assert.throws(() => rootKey(short), /does not hold a key of 32 bytes/)
})

test('the key lies outside the folder it opens, unless it is put elsewhere', () => {
  assert.equal(readConfig({ VATRA_FOLDER: '/srv/town/data' }).keys, '/srv/town/keys/root.key')
  assert.equal(readConfig({ VATRA_FOLDER: '/srv/town/data', VATRA_KEYS: '/etc/town.key' }).keys, '/etc/town.key')
  assert.throws(() => readConfig({ VATRA_FOLDER: '/srv/town/data', VATRA_KEYS: '/srv/town/data/root.key' }), /lies in the folder/)
  assert.throws(() => readConfig({ PORT: 'http' }), /PORT must be a number/)
})
