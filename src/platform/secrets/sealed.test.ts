import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyUnder } from '../keys.ts'
import { algorithms, chosenSign } from './algorithms.ts'
import { locked } from './locked.ts'
import { sealed, secretForm, unsealed } from './sealed.ts'
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

test('of two thousand that were changed in one bit, cut or exchanged, by either algorithm, none opens; what was sealed before there was a sign opens as ever (SEC-23)', () => {
  const place = 'post.letters|1|text', text = 'lantern orchard seventeen ferry'
  for (const [sign, algorithm] of Object.entries(algorithms)) {
    process.env.VATRA_SEALING = algorithm
    const kept = sealed('letters', place, text), bytes = Buffer.from(kept.slice(3), 'base64url')
    assert.ok(kept.startsWith(`${sign}1.`) && secretForm.test(kept))
    const changed = (nth: number) => {
      const copy = Buffer.from(bytes)
      copy[nth % copy.length]! ^= 1 << (Math.floor(nth / copy.length) % 8)
      return `${sign}1.${copy.toString('base64url')}`
    }
    let opened = 0
    for (let nth = 0; nth < 1000; nth++) if (unsealed('letters', place, changed(nth)) !== null) opened++
    for (const broken of ['', `${sign}1.`, kept.slice(0, -4), `${sign}2${kept.slice(2)}`, kept.slice(1), kept.slice(3), `${sign === '~' ? '!' : '~'}${kept.slice(1)}`]) if (unsealed('letters', place, broken) !== null) opened++
    assert.equal(opened, 0)
    // The control: the same bytes unchanged do open.
    assert.equal(unsealed('letters', place, `${sign}1.${bytes.toString('base64url')}`), text)
  }
  delete process.env.VATRA_SEALING
  const before = locked(keyUnder('letters', 1)!, `1|${place}`, Buffer.from(text))
  assert.deepEqual([unsealed('letters', place, `1.${before.toString('base64url')}`), unsealed('letters', place, `2.${before.toString('base64url')}`)], [text, null])
  assert.throws(() => chosenSign('rot13'), /VATRA_SEALING must be one of aes-256-gcm and chacha20-poly1305/)
})

test('of many who ask for a slow hash at one moment two are served at a time, four wait, and the others are sent away', async () => {
  const answers = await Promise.all(Array.from({ length: 9 }, () => slowHash('lantern', Buffer.alloc(16))))
  assert.deepEqual(answers.map((answer) => answer !== null), [true, true, true, true, true, true, false, false, false])
  assert.ok(answers.slice(0, 6).every((answer) => answer!.equals(answers[0]!)))
  assert.notEqual(await slowHash('lantern', Buffer.alloc(16)), null, 'the queue is empty again')
})
