import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { genesis, linked } from '#frame/record/line.ts'
import { seeded } from '#kernel/random.ts'
import type { Anchor, Head } from '../words.ts'
import { anchored, latestCut } from './anchored.ts'
import { publicKey, signed, signedAnchor, trulySigned } from './signing.ts'
import { tamperings, waysWith } from './tampered.ts'
import { founding, linesAtOnce, verified, verifying, type End, type Found } from './verified.ts'
import { verifiedInTurns } from './verified-in-turns.ts'

const night = process.env.VATRA_NIGHT === '1'
const [many, times, after, cuts, apart] = night ? [100_000, 1000, 240, 130, 500] as const : [10_000, 120, 36, 26, 100] as const
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

/** Does so many things at random to the lines after that link, and tells which were not found or told wrongly, and how many were told to the line. */
function tried(lines: readonly Found[], heads: readonly Head[], start: End, times: number, seed: number) {
  const random = seeded(seed), ways = Object.entries(waysWith(start)), last = lines.length
  const missed: string[] = []
  let exact = 0
  for (let n = 0; n < times; n++) {
    const [way, tamper] = ways[n % ways.length]!
    // The first and the last lines are the ones that are easily forgotten.
    const at = n < ways.length ? 0 : n < 2 * ways.length ? last - 4 : Math.floor(random() * (last - 3))
    const other = (at + 1 + (n % 3 === 0 ? 0 : Math.floor(random() * 900))) % (last - 3)
    const done = tamper(lines, at, other === at ? at + 1 : other)
    const found = verified(done.lines, heads, done.end, start)
    const [first] = found
    const placed = done.what === 'rewritten' ? first?.what === 'rewritten' && first.from <= done.from && done.to <= first.to && first.to - first.from < apart : first?.what === done.what && first.from === done.from && first.to === done.to
    // What was rewritten after the last head that is left in the record looks like a cut: nothing vouches for that stretch.
    const short = done.what === 'rewritten' && first?.what === 'cut' && done.from > Math.floor((first.from - 1) / apart) * apart && first.from - done.from <= apart
    if (!placed && !short) missed.push(`${way} at ${start.sequence + at + 1}: ${JSON.stringify(found.slice(0, 3))}`)
    if (first && first.from === done.from && first.to === done.to) exact++
  }
  return { missed, exact }
}

test(`${times} tamperings at random with a record of ${many} lines are all found, and told which they are and where (SEC-25)`, (t) => {
  const { lines, heads } = longRecord()
  const { missed, exact } = tried(lines, heads, founding, times, 20270110)
  t.diagnostic(`${exact} of ${times} to the line, the others to the stretch between two signed heads`)
  assert.deepEqual(missed, [])
})

test(`so are ${after} with a record whose oldest third was cut under an anchor (SEC-25)`, (t) => {
  const { lines, heads } = longRecord()
  const { sequence, hash } = heads[Math.floor(heads.length / 3)]!
  const { missed, exact } = tried(lines.slice(sequence), heads, { sequence, hash }, after, 20320110)
  t.diagnostic(`${exact} of ${after} to the line`)
  assert.deepEqual(missed, [])
})

test(`${cuts} cuts at random that are not what they say are each found and told by their kind, and a true one is accepted (SEC-25)`, (t) => {
  const { lines, heads: even } = longRecord()
  // One head a month, so that there is something to cut since 2032.
  const heads = even.map(({ sequence, hash }, n) => signed({ directorate, sequence, hash, at: new Date(Date.UTC(2027, n, 3, 9)).toISOString() }, privateKey))
  const random = seeded(20320201), keys = [publicKey(privateKey)], stranger = generateKeyPairSync('ed25519').privateKey
  const now = new Date(Date.UTC(2032 + Math.ceil(heads.length / 12), 0, 1)), end = { sequence: many, hash: lines.at(-1)!.hash }
  const under = (head: Head, from: number, more: Partial<Anchor> = {}, key = privateKey) => {
    const { sequence, hash, at } = head
    return signedAnchor({ directorate, from, sequence, hash, kept: '5 years', headAt: at, at: new Date(Date.parse(at) + 5.1 * 31_557_600_000).toISOString(), ...more }, key)
  }
  const told = (anchors: readonly Anchor[], cutTo: number, some: readonly Head[] = heads) => {
    const { start, wrong } = anchored(anchors, some, keys, now)
    return [...wrong, ...verified(lines.slice(cutTo), some, end, start)]
  }
  const ways: Readonly<Record<string, (one: Head, two: Head, place: number) => [readonly { what: string; from: number; to: number }[], string, number]>> = {
    'the anchor is signed by somebody else': (one) => [told([under(one, 1, {}, stranger)], one.sequence), 'false-anchor', 1],
    'the anchor is moved on': (one, two) => [told([{ ...under(one, 1), sequence: two.sequence }], two.sequence), 'false-anchor', 1],
    'the anchor names a link that was rewritten': (one) => [told([under(one, 1, { hash: 'a'.repeat(64) })], one.sequence), 'false-anchor', 1],
    'the anchor names another moment of its head': (one) => [told([under(one, 1, { headAt: '2020-01-01T00:00:00.000Z' })], one.sequence), 'false-anchor', 1],
    'more is cut than the anchor says': (one, _, place) => [told([under(one, 1)], one.sequence + place), 'removed', one.sequence + 1],
    'there is no anchor': (one) => [told([], one.sequence), 'removed', 1],
    'it was cut too early': (one) => [told([under(one, 1, { at: new Date(Date.parse(one.at) + 4.9 * 31_557_600_000).toISOString() })], one.sequence), 'cut-too-early', 1],
    'a time is named that is too short for any record': (one) => [told([under(one, 1, { kept: '30 days', at: new Date(Date.parse(one.at) + 40 * 86_400_000).toISOString() })], one.sequence), 'cut-too-early', 1],
    'it was cut in time to come': (one) => [told([under(one, 1, { at: new Date(now.getTime() + 1000).toISOString() })], one.sequence), 'cut-too-early', 1],
    'no head was ever signed there': (one, _, place) => [told([under({ ...one, sequence: one.sequence + place, hash: lines[one.sequence + place - 1]!.hash }, 1)], one.sequence + place), 'cut-without-head', 1],
    'a second cut begins anew': (one, two) => [told([under(one, 1), under(two, 1)], two.sequence), 'cut-twice', 1],
    'a second cut leaves a gap': (one, two) => [told([under(one, 1), under(two, one.sequence + 2)], two.sequence), 'cut-twice', one.sequence + 2],
    'a second cut in one month': (one, two) => { const at = under(two, 1).at; return [told([under(one, 1, { at }), under(two, one.sequence + 1)], two.sequence), 'cut-twice', one.sequence + 1] },
  }
  const missed: string[] = [], names = Object.entries(ways)
  for (let n = 0; n < cuts; n++) {
    const [name, way] = names[n % names.length]!
    const at = Math.floor(random() * (heads.length - 3)), [one, two] = [heads[at]!, heads[at + 1]!]
    const [wrong, what, from] = way(one, two, 1 + Math.floor(random() * (apart - 2)))
    if (!wrong.some((each) => each.what === what && each.from === from)) missed.push(`${name} at ${one.sequence}: ${JSON.stringify(wrong.slice(0, 3))}`)
    if (n >= 3) continue
    assert.deepEqual(told([under(one, 1)], one.sequence), [], 'one true cut')
    assert.deepEqual(told([under(one, 1), under(two, one.sequence + 1)], two.sequence), [], 'two true cuts')
  }
  t.diagnostic(`${cuts} cuts of ${names.length} kinds`)
  assert.deepEqual(missed, [])
})

test('what is over is reckoned by the calendar, and never sooner than a year (SEC-25)', () => {
  const days = [['5 years', '2032-02-29T10:00:00.000Z', '2027-02-28'], ['5 years', '2032-06-01T00:00:00.000Z', '2027-06-01'], ['18 months', '2032-08-31T00:00:00.000Z', '2031-02-28'], ['400 days', '2032-06-01T00:00:00.000Z', '2031-04-28'], ['1 days', '2033-06-01T00:00:00.000Z', '2032-06-01']] as const
  for (const [kept, at, day] of days) assert.equal(latestCut(kept, new Date(at)).toISOString().slice(0, 10), day, `${kept} before ${at}`)
})

test('without heads that were signed and kept elsewhere a cut tail and a rewritten record are not found (SEC-25)', () => {
  const { lines, heads } = longRecord()
  for (const way of ['the end is cut off', 'a line is changed and all after it linked anew'] as const) {
    const done = tamperings[way]!(lines, 4321, 0)
    assert.deepEqual(verified(done.lines, [], done.end), [], way)
    assert.equal(verified(done.lines, heads, done.end).length > 0, true, way)
  }
})

test('a long record is walked some lines at a time, so that nobody waits for it who only wants a page', async () => {
  const { lines, heads } = longRecord(), end = { sequence: lines.length, hash: lines.at(-1)!.hash }
  const stops = [...verifying(lines, heads, end)].length
  assert.ok(stops >= Math.floor((lines.length - 1) / linesAtOnce), `${stops} stops in ${lines.length} lines`)
  assert.deepEqual(await verifiedInTurns(lines, heads, end), verified(lines, heads, end))
  // The control: a record of fewer lines than are walked at one go is walked without a stop.
  assert.equal([...verifying(lines.slice(0, linesAtOnce - 1), [])].length, 0)
})

test('a head that somebody else signed, or that says something else than was signed, is no head', () => {
  const [{ heads }, other] = [longRecord(), generateKeyPairSync('ed25519').privateKey]
  const [head] = heads as [Head]
  const keys = [publicKey(privateKey)]
  assert.equal(trulySigned(head, keys), true)
  for (const false_ of [{ ...head, hash: 'a'.repeat(64) }, { ...head, sequence: head.sequence + 1 }, { ...head, at: '2027-01-10T10:00:00.000Z' }, signed(head, other), { ...head, key: publicKey(other) }]) assert.equal(trulySigned(false_, keys), false)
})
