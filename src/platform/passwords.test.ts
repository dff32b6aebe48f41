import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { passwordsOf } from './passwords.ts'

test('an installation that is older than one of the logins gets a password for it and keeps those it has', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-passwords-')), file = join(folder, 'secrets', 'database.json')
  const { app_keeper: _, ...older } = passwordsOf(folder)
  writeFileSync(file, JSON.stringify(older))
  const now = passwordsOf(folder)
  assert.deepEqual({ ...now, app_keeper: undefined }, { ...older, app_keeper: undefined })
  assert.equal(now.app_keeper.length, 32)
  assert.deepEqual(passwordsOf(folder), now)
  assert.equal(JSON.parse(readFileSync(file, 'utf8')).app_keeper, now.app_keeper)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  rmSync(folder, { recursive: true })
})
