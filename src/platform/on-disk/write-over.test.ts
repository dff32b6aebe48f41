import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { writeOver } from './write-over.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-on-disk-'))
after(() => rmSync(folder, { recursive: true }))

test('a file takes the place of another whole, is its owner’s alone, and leaves no draft, not even that of a program that was killed', () => {
  const file = join(folder, 'kept.json')
  writeFileSync(file, 'old', { mode: 0o644 })
  writeFileSync(`${file}.${process.pid}.draft`, 'half of one', { mode: 0o644 })
  writeOver(file, Buffer.from('new'))
  assert.equal(readFileSync(file, 'utf8'), 'new')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(folder), ['kept.json'])
})

test('what cannot be written leaves the old file as it was', () => {
  const file = join(folder, 'kept.json')
  writeFileSync(file, 'old')
  assert.throws(() => writeOver(join(folder, 'no', 'such', 'folder'), 'new'), /ENOENT/)
  assert.throws(() => writeOver(file, null as never))
  assert.equal(readFileSync(file, 'utf8'), 'old')
})
