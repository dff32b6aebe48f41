import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { ownDatabase } from '#testing/database.ts'
import { selfSigned } from '#platform/sign-on/self-signed.ts'
import { deviceAuthority, opensslHere } from '#testing/sign-in/device-authority.ts'
import { devicesInOrder } from './checks/devices-in-order.ts'
import { examine, locked } from './examine.ts'
import { release } from './looked-at/release.ts'
import { front, lastBackup, noteBackup, room, runner } from './surroundings.ts'

test('a table without forced row-level security is named, and an empty database is no proof', async () => {
  const empty = await ownDatabase({ migrated: false })
  assert.equal((await locked(empty.owner)).ok, false)
  const store = await ownDatabase()
  assert.equal((await locked(store.owner)).ok, true)
  await sql`create table pub.left_open (x int)`.execute(store.owner)
  await sql`alter table pub.left_open enable row level security`.execute(store.owner)
  assert.deepEqual(await locked(store.owner), { check: 'row-security', ok: false, says: 'It is not forced on pub.left_open.' })
})

test('the doctor says who runs this, what stands in front, how much room there is and how old the last backup is, each well and wrong (SUP-06)', () => {
  assert.deepEqual([runner(1000).ok, runner(0).ok], [true, false])
  assert.match(runner(0).says, /runs as root.*ordinary user/)
  assert.deepEqual(['127.0.0.1', '::1', '0.0.0.0', '::', '192.0.2.1'].map((host) => front({ host, port: 4600 }).ok), [true, true, false, false, false])
  const folderOfTls = mkdtempSync(join(tmpdir(), 'vatra-doctor-')), tls = { certificate: join(folderOfTls, 'own.pem'), key: join(folderOfTls, 'own.key') }
  const pair = selfSigned('talk.police.example', new Date(Date.now() - 86_400_000), new Date(Date.now() + 90 * 86_400_000))
  writeFileSync(tls.certificate, pair.certificate)
  writeFileSync(tls.key, pair.key, { mode: 0o600 })
  const own = (name: string | null, roots?: readonly string[]) => front({ host: '0.0.0.0', port: 443, tls, name }, new Date(), roots)
  assert.deepEqual([own('talk.police.example', [pair.certificate]).ok, own('talk.police.example').ok, own('other.example', [pair.certificate]).ok, own(null, [pair.certificate]).ok], [true, false, false, false])
  assert.match(own('other.example').says, /It is not for other\.example.*does not lead to a root that browsers know/)
  chmodSync(tls.key, 0o644)
  assert.match(own('talk.police.example', [pair.certificate]).says, /Others may read its key/)
  rmSync(folderOfTls, { recursive: true })
  const disk = (bavail: number) => room({ folder: '/nowhere/at/all' }, () => ({ bsize: 4096, blocks: 10_000_000, bavail }))
  assert.deepEqual([disk(5_000_000).ok, disk(900_000).ok, disk(100).ok], [true, false, false])
  assert.match(disk(900_000).says, /91 % full, 3\.7 GB are left\. Make room/)
  const folder = mkdtempSync(join(tmpdir(), 'vatra-doctor-'))
  try {
    const now = new Date()
    const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
    assert.equal(lastBackup({ folder }, now).ok, true)
    mkdirSync(join(folder, 'secrets'))
    writeFileSync(join(folder, 'secrets', 'database.json'), '{}')
    assert.deepEqual([lastBackup({ folder }, later(1)).ok, lastBackup({ folder }, later(40)).ok], [true, false])
    noteBackup({ folder }, '/elsewhere/night.vatra', now.toISOString())
    assert.deepEqual([lastBackup({ folder }, later(24)).ok, lastBackup({ folder }, later(48)).ok], [true, false])
    assert.match(lastBackup({ folder }, later(48)).says, /night\.vatra, is 48 hours old\. Find out why/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the doctor says from which devices administration is done: from any, from those of an authority, or soon from none (SUP-06)', { skip: opensslHere ? false : 'there is no openssl here' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-doctor-')), ours = deviceAuthority(folder, 'ours', { until: '20280101000000Z' }), tls = { certificate: 'own.pem', key: 'own.key' }
  try {
    const said = (devices: string | null, own: typeof tls | null = tls, on = '2027-06-01') => devicesInOrder({ devices, tls: own }, new Date(on))
    assert.deepEqual([said(null).ok, said(ours.file).ok, said(ours.file, tls, '2027-11-15').ok, said(ours.file, tls, '2028-01-02').ok, said('/nowhere.pem').ok], [true, true, false, false, false])
    assert.match(said(null).says, /^Administration is open to any device: name with VATRA_DEVICES [^.]+\.$/)
    assert.match(said(ours.file).says, /from devices alone .* for at most 31 days; that authority ends on 2028-01-01\.$/)
    assert.match(said(ours.file, null).says, /has to ask for it and to set the header Client-Cert each time/)
    assert.match(said(ours.file, tls, '2027-11-15').says, /Put its successor into the same file/)
    assert.match(said('/nowhere.pem').says, /VATRA_DEVICES names \/nowhere\.pem, which cannot be read/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the doctor says how old the release is, and that one of more than three months was not looked through (SUP-06)', () => {
  const told = JSON.stringify({ version: '1.2.3', released: '2026-11-22' })
  assert.deepEqual(['2026-11-22', '2027-02-20', '2027-03-01'].map((day) => release(new Date(day), told).ok), [true, true, false])
  assert.match(release(new Date('2027-03-01'), told).says, /Vatra 1\.2\.3 is of 2026-11-22, 99 days old\. Look for a newer one/)
  assert.equal(release(new Date(), '{"version":"1.2.3"}').ok, false, 'a release that says nothing of its day')
  assert.match(release(new Date()).says, /npm run holes/)
})

test('a secret that others may read is named with the command that mends it, and so is a folder that others may write to (SUP-06)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-doctor-'))
  try {
    const config = { folder: join(folder, 'data'), keys: join(folder, 'root.key'), erased: join(folder, 'erased.jsonl'), databaseUrl: null, host: '127.0.0.1', port: 0 }
    mkdirSync(join(config.folder, 'secrets'), { recursive: true })
    for (const file of [config.keys, join(config.folder, 'secrets', 'database.json')]) writeFileSync(file, 'x', { mode: 0o600 })
    const wrong = async () => (await examine(config)).filter(({ check, ok }) => !ok && ['folder', 'passwords', 'key'].includes(check))
    assert.deepEqual(await wrong(), [])
    for (const path of [config.folder, config.keys, join(config.folder, 'secrets', 'database.json')]) chmodSync(path, 0o666 | 0o111)
    assert.deepEqual((await wrong()).map(({ says }) => /chmod [\w-]+/.exec(says)?.[0]), ['chmod go-w', 'chmod 600', 'chmod 600'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
