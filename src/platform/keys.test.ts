import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readConfig } from './config.ts'
import { keyPlace } from '../cli/installation/key-place.ts'
import { keyFor, rootKey } from './keys.ts'
import { isHandedOver } from './secrets/vault/handed-over.ts'
import { addVersion, textWithAnother } from './secrets/root-keys.ts'

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

test('the root key, the address of the database and the key of TLS may be handed over by systemd: they are read there, never made or written, and their list of rights is no fault (13.3.1)', () => {
  const vault = join(folder, 'credentials'), file = join(vault, 'vatra-root-key'), env = { CREDENTIALS_DIRECTORY: vault, VATRA_FOLDER: '/srv/town/data', VATRA_TLS_CERTIFICATE: '/etc/town.pem' }
  process.env.CREDENTIALS_DIRECTORY = vault
  mkdirSync(vault)
  try {
    assert.equal(readConfig({ CREDENTIALS_DIRECTORY: vault, VATRA_FOLDER: '/srv/town/data' }).keys, '/srv/town/keys/root.key', 'nothing is handed over')
    assert.throws(() => rootKey(file), /is to be handed over as .*vatra-root-key by systemd, as a credential, and is not there/)
    writeFileSync(file, `${Buffer.alloc(32, 3).toString('base64')}\n`, { mode: 0o440 })
    writeFileSync(join(vault, 'vatra-database-url'), 'postgresql://vatra:lantern@db/vatra\n')
    writeFileSync(join(vault, 'vatra-tls-key'), 'a key')
    const { keys, erased, databaseUrl, tls } = readConfig(env)
    assert.deepEqual([keys, erased, databaseUrl, tls?.key], [file, '/srv/town/keys/erased.jsonl', 'postgresql://vatra:lantern@db/vatra', join(vault, 'vatra-tls-key')])
    assert.deepEqual([rootKey(file), isHandedOver(file), isHandedOver('/srv/town/keys/root.key')], [Buffer.alloc(32, 3), true, false])
    assert.throws(() => addVersion(file), /is handed over by systemd, as a credential .* cannot be changed here.*systemd-creds encrypt --name=vatra-root-key/)
    assert.match(textWithAnother(file), /^[A-Za-z0-9+/]{43}=\n2 [A-Za-z0-9+/]{43}=\n$/)
    assert.equal(readFileSync(file, 'utf8').split('\n').length, 2)
    assert.match(keyPlace({ folder: '/srv/town/data', keys: file }).says, /handed over by systemd, as a credential, and lies in no file of ours/)
    // The control: the same file outside the vault is refused for its rights.
    const out = join(folder, 'out.key')
    writeFileSync(out, readFileSync(file), { mode: 0o440 })
    assert.throws(() => rootKey(out), /can be read by others/)
  } finally {
    delete process.env.CREDENTIALS_DIRECTORY
  }
})
