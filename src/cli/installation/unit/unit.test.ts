import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { unitText, type Machine } from './unit-text.ts'

const config = { host: '127.0.0.1', port: 4600, tls: null, folder: '/srv/vatra/data', keys: '/srv/vatra/keys/root.key' }
const machine: Machine = { user: 'vatra', root: '/opt/vatra', node: '/opt/vatra/node', env: { VATRA_FOLDER: '/srv/vatra/data', VATRA_NAME: 'talk.police.example' }, allow: ['192.0.2.25'], memory: '2G', writes: ['/mnt/other disk/backups'] }
/** Every line of the unit's service, by its name; one that is said again adds to it. */
const linesOf = (unit: string) => {
  const said = new Map<string, string[]>()
  for (const [, name = '', value = ''] of unit.matchAll(/^([A-Z]\w+)=(.*)$/gm)) said.set(name, [...said.get(name) ?? [], value])
  return said
}

/** What a unit must say for whoever breaks in to be in a small room, and where it does not. */
function tooWide(unit: string): string[] {
  const said = linesOf(unit), is = (name: string, value: string) => (said.get(name)?.join(' ') === value ? [] : [name])
  return [
    ...is('ProtectSystem', 'strict'), ...is('CapabilityBoundingSet', ''), ...is('AmbientCapabilities', ''), ...is('NoNewPrivileges', 'yes'), ...is('RestrictAddressFamilies', 'AF_UNIX AF_INET AF_INET6'), ...is('IPAddressDeny', 'any'),
    ...is('IPAddressAllow', 'localhost 192.0.2.25'), ...is('ReadWritePaths', '/srv/vatra/data /srv/vatra/keys "/mnt/other disk/backups"'), ...is('ProtectHome', 'yes'), ...is('PrivateDevices', 'yes'), ...is('UMask', '0077'), ...is('MemoryMax', '2G'),
    ...(['', 'root', '0'].includes(said.get('User')?.join() ?? '') ? ['User'] : []), ...(said.get('SystemCallFilter')?.[0] === '@system-service' ? [] : ['SystemCallFilter']),
  ]
}

test('the unit lets the program write its own folders, reach whom it was told and nothing else, and each line of it that is left out is found', () => {
  const unit = unitText(config, machine)
  assert.deepEqual(tooWide(unit), [])
  // The planted faults: one line at a time is left out, or is wider.
  for (const name of ['ProtectSystem', 'NoNewPrivileges', 'RestrictAddressFamilies', 'IPAddressDeny', 'IPAddressAllow', 'ProtectHome', 'PrivateDevices', 'UMask', 'MemoryMax', 'User', 'CapabilityBoundingSet', 'SystemCallFilter']) {
    assert.ok(tooWide(unit.replace(new RegExp(`^${name}=.*\n`, 'm'), '')).includes(name), name)
  }
  assert.deepEqual(tooWide(unit.replace('ReadWritePaths=/srv/vatra/data', 'ReadWritePaths=/')), ['ReadWritePaths'])
})

test('a port below 1024 gives that one right; who answers to the world by itself has no list of addresses, and the unit says why', () => {
  assert.deepEqual(['/etc/vatra/devices.pem', '/root/devices.pem'].map((devices) => linesOf(unitText({ ...config, devices }, machine)).get('ProtectHome')), [['yes'], ['read-only']], 'what it reads it may see')
  const open = unitText({ ...config, host: '0.0.0.0', port: 443, tls: { certificate: '/etc/vatra/own.pem', key: '/etc/vatra/own.key' } }, { ...machine, allow: [] })
  assert.deepEqual(linesOf(open).get('CapabilityBoundingSet'), ['CAP_NET_BIND_SERVICE'])
  assert.equal(linesOf(open).has('IPAddressDeny'), false)
  assert.match(open, /no list of addresses can stand here: put a proxy in front/)
  assert.deepEqual(linesOf(unitText({ ...config, folder: ['', 'home', 'arta', 'data'].join('/') }, machine)).get('ProtectHome'), ['read-only'])
})

test('from a vault the unit loads what is secret encrypted, and names no file in which it could be read as it is (13.3.1)', () => {
  const vault = unitText({ ...config, tls: { certificate: '/etc/vatra/own.pem', key: '/etc/vatra/own.key' } }, { ...machine, vault: true }), said = linesOf(vault)
  assert.deepEqual(said.get('LoadCredentialEncrypted'), ['vatra-root-key:/etc/credstore.encrypted/vatra-root-key', 'vatra-tls-key:/etc/credstore.encrypted/vatra-tls-key'])
  assert.deepEqual([said.has('EnvironmentFile'), tooWide(vault)], [false, []])
  // The control: without a vault nothing is loaded.
  assert.equal(linesOf(unitText(config, machine)).has('LoadCredentialEncrypted'), false)
})

const there = spawnSync('systemd-analyze', ['--version']).status === 0
const absent = { skip: there ? false : 'THERE IS NO systemd-analyze HERE: what systemd itself makes of the unit is not known. On Debian: apt-get install systemd' }
const folder = mkdtempSync(join(tmpdir(), 'vatra-unit-'))
after(() => rmSync(folder, { recursive: true }))
/** What systemd's own program says of a unit. */
function asked(unit: string, ...words: string[]): { status: number | null; said: string } {
  const file = join(folder, 'vatra.service')
  writeFileSync(file, unit)
  const { status, stdout, stderr } = spawnSync('systemd-analyze', [...words, file], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  return { status, said: stdout + stderr }
}

test('systemd itself understands every line of the unit, and says so of one that is misspelt or leads nowhere', absent, () => {
  const here = unitText(config, { ...machine, root: process.cwd(), node: process.execPath }), verify = (unit: string) => asked(unit, 'verify', '--man=no', '--generators=no')
  assert.deepEqual(verify(here), { status: 0, said: '' })
  // The planted faults: a word that systemd does not know, a value that it does not take, a program that is not there.
  assert.match(verify(here.replace('ProtectSystem=', 'ProtectSytem=')).said, /Unknown key (name )?'ProtectSytem'/)
  assert.match(verify(here.replace('MemoryMax=2G', 'MemoryMax=a lot')).said, /Invalid memory limit/)
  assert.notEqual(verify(unitText(config, { ...machine, node: '/nowhere/node' })).status, 0)
})

test('systemd itself finds little that is exposed, and much without the confinement', absent, () => {
  const exposed = (unit: string) => Number(/Overall exposure level[^:]*: ([\d.]+)/.exec(asked(unit, 'security', '--offline=yes', '--no-pager').said)?.[1] ?? assert.fail('systemd said nothing'))
  const unit = unitText(config, machine)
  assert.ok(exposed(unit) <= 2, `${exposed(unit)} of 10`)
  assert.ok(exposed(unit.split('\n').filter((line) => !/^(Protect|Private|Restrict|SystemCall|Capability|NoNew|IPAddress)/.test(line)).join('\n')) > 6)
})
