import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { genesis, linked } from '#frame/record/line.ts'
import { seeded } from '#kernel/random.ts'
import type { Head } from '../words.ts'
import { publicKey, signed, trulySigned } from './signing.ts'
import { tamperings } from './tampered.ts'
import { verified, type Found } from './verified.ts'

const night = process.env.VATRA_NIGHT === '1'
const [many, times, apart] = night ? [100_000, 1000, 500] as const : [10_000, 120, 100] as const
const directorate = '0194d000-0000-7000-8000-000000000001' as Head['directorate']
const { privateKey } = generateKeyPairSync('ed25519')

/** A record of so many lines, and the heads that were signed of it: one every so many lines, and one of the last. */
function longRecord() {
  const lines: Found[] = []
  for (let sequence = 1, before = genesis; sequence <= many; sequence++) {
    const text = JSON.stringify([directorate, `line ${sequence}`, 'people.persons', 'consult', `person ${sequence % 97}`, ['analyst'], null, { zone: sequence % 31 }, [], 'done'])
    before = linked(before, sequence, text)
    lines.push({ sequence, hash: before, text })
  }
  const heads = lines.filter(({ sequence }) => sequence % apart === 0 || sequence === many).map(({ sequence, hash }) => signed({ directorate, sequence, hash, at: '2027-01-10T09:00:00.000Z' }, privateKey))
  return { lines, heads }
}

test('a record that nobody laid hands on is told to be whole', () => {
  const { lines, heads } = longRecord()
  assert.deepEqual(verified(lines, heads, { sequence: many, hash: lines.at(-1)!.hash }), [])
})

test(`${times} tamperings at random with a record of ${many} lines are all found, and told which they are and where (SEC-25)`, (t) => {
  const { lines, heads } = longRecord()
  const random = seeded(20270110), ways = Object.entries(tamperings)
  const missed: string[] = []
  let exact = 0
  for (let n = 0; n < times; n++) {
    const [way, tamper] = ways[n % ways.length]!
    // The first and the last lines are the ones that are easily forgotten.
    const at = n < ways.length ? 0 : n < 2 * ways.length ? many - 4 : Math.floor(random() * (many - 3))
    const other = (at + 1 + (n % 3 === 0 ? 0 : Math.floor(random() * 900))) % (many - 3)
    const done = tamper(lines, at, other === at ? at + 1 : other)
    const found = verified(done.lines, heads, done.end)
    const [first] = found
    const placed = done.what === 'rewritten' ? first?.what === 'rewritten' && first.from <= done.from && done.to <= first.to && first.to - first.from < apart : first?.what === done.what && first.from === done.from && first.to === done.to
    // What was rewritten after the last head that is left in the record looks like a cut: nothing vouches for that stretch.
    const short = done.what === 'rewritten' && first?.what === 'cut' && done.from > Math.floor((first.from - 1) / apart) * apart && first.from - done.from <= apart
    if (!placed && !short) missed.push(`${way} at ${at + 1}: ${JSON.stringify(found.slice(0, 3))}`)
    if (first && first.from === done.from && first.to === done.to) exact++
  }
  t.diagnostic(`${exact} of ${times} to the line, the others to the stretch between two signed heads`)
  assert.deepEqual(missed, [])
})

test('without heads that were signed and kept elsewhere a cut tail and a rewritten record are not found (SEC-25)', () => {
  const { lines, heads } = longRecord()
  for (const way of ['the end is cut off', 'a line is changed and all after it linked anew'] as const) {
    const done = tamperings[way]!(lines, 4321, 0)
    assert.deepEqual(verified(done.lines, [], done.end), [], way)
    assert.equal(verified(done.lines, heads, done.end).length > 0, true, way)
  }
})

test('a head that somebody else signed, or that says something else than was signed, is no head', () => {
  const [{ heads }, other] = [longRecord(), generateKeyPairSync('ed25519').privateKey]
  const [head] = heads as [Head]
  const keys = [publicKey(privateKey)]
  assert.equal(trulySigned(head, keys), true)
  for (const false_ of [{ ...head, hash: 'a'.repeat(64) }, { ...head, sequence: head.sequence + 1 }, { ...head, at: '2027-01-10T10:00:00.000Z' }, signed(head, other), { ...head, key: publicKey(other) }]) assert.equal(trulySigned(false_, keys), false)
})
