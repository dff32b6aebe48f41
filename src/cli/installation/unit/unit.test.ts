import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
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
  const open = unitText({ ...config, host: '0.0.0.0', port: 443, tls: { certificate: '/etc/vatra/own.pem', key: '/etc/vatra/own.key' } }, { ...machine, allow: [] })
  assert.deepEqual(linesOf(open).get('CapabilityBoundingSet'), ['CAP_NET_BIND_SERVICE'])
  assert.equal(linesOf(open).has('IPAddressDeny'), false)
  assert.match(open, /no list of addresses can stand here: put a proxy in front/)
  assert.deepEqual(linesOf(unitText({ ...config, folder: ['', 'home', 'arta', 'data'].join('/') }, machine)).get('ProtectHome'), ['read-only'])
})

const there = spawnSync('systemd-analyze', ['--version']).status === 0
test('systemd itself finds little that is exposed, and much without the confinement', { skip: there ? false : 'there is no systemd here' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-unit-'))
  const exposed = (unit: string) => {
    writeFileSync(join(folder, 'vatra.service'), unit)
    const { stdout, stderr } = spawnSync('systemd-analyze', ['security', '--offline=yes', '--no-pager', join(folder, 'vatra.service')], { encoding: 'utf8' })
    return Number(/Overall exposure level[^:]*: ([\d.]+)/.exec(stdout)?.[1] ?? assert.fail(stdout + stderr))
  }
  try {
    const unit = unitText(config, machine)
    assert.ok(exposed(unit) <= 2, `${exposed(unit)} of 10`)
    assert.ok(exposed(unit.split('\n').filter((line) => !/^(Protect|Private|Restrict|SystemCall|Capability|NoNew|IPAddress)/.test(line)).join('\n')) > 6)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
