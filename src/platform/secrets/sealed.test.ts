import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sealed, unsealed } from './sealed.ts'
import { slowHash } from './slow-hash.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-sealed-'))
process.env.VATRA_KEYS = join(folder, 'keys', 'root.key')
after(() => rmSync(folder, { recursive: true }))

test('what is sealed opens in its own place and for its own purpose, and nowhere else', () => {
  const kept = sealed('letters', 'post.letters|1|text', 'Ședința începe la opt')
  assert.equal(unsealed('letters', 'post.letters|1|text', kept), 'Ședința începe la opt')
  for (const [purpose, place] of [['letters', 'post.letters|2|text'], ['letters', 'post.letters|1|name'], ['parcels', 'post.letters|1|text']] as const) assert.equal(unsealed(purpose, place, kept), null)
  assert.notEqual(sealed('letters', 'post.letters|1|text', 'Ședința începe la opt'), kept, 'the same words are never sealed alike')
})

test('of two thousand that were changed in one bit, cut or exchanged, none opens', () => {
  const place = 'post.letters|1|text', text = 'lantern orchard seventeen ferry'
  const kept = sealed('letters', place, text), bytes = Buffer.from(kept.slice(2), 'base64url')
  const changed = (nth: number) => {
    const copy = Buffer.from(bytes)
    copy[nth % copy.length]! ^= 1 << (Math.floor(nth / copy.length) % 8)
    return `1.${copy.toString('base64url')}`
  }
  let opened = 0
  for (let nth = 0; nth < 2000; nth++) if (unsealed('letters', place, changed(nth)) !== null) opened++
  for (const broken of ['', '1.', kept.slice(0, -4), `2${kept.slice(1)}`, kept.slice(2)]) if (unsealed('letters', place, broken) !== null) opened++
  assert.equal(opened, 0)
  // The control: the same bytes unchanged do open.
  assert.equal(unsealed('letters', place, `1.${bytes.toString('base64url')}`), text)
})

test('of many who ask for a slow hash at one moment two are served at a time, four wait, and the others are sent away', async () => {
  const answers = await Promise.all(Array.from({ length: 9 }, () => slowHash('lantern', Buffer.alloc(16))))
  assert.deepEqual(answers.map((answer) => answer !== null), [true, true, true, true, true, true, false, false, false])
  assert.ok(answers.slice(0, 6).every((answer) => answer!.equals(answers[0]!)))
  assert.notEqual(await slowHash('lantern', Buffer.alloc(16)), null, 'the queue is empty again')
})
