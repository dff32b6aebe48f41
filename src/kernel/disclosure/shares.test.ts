import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { sharesWorkedOut, type SharesShown, type ShownShare } from './shares-worked-out.ts'
import { vertexWalk } from './vertex-walk.ts'
import { withholdMoreShares } from './withhold-more-shares.ts'

const round = (value: number) => Math.round(value * 1e6) / 1e6
/** Shares of zones and of the whole, from how many answered and how many said yes. */
function figure(answers: readonly number[], hits: readonly number[], withheld: readonly number[], merged: readonly (readonly number[])[] = []): SharesShown {
  const share = (zones: readonly number[]) => zones.reduce((sum, zone) => sum + hits[zone]!, 0) / zones.reduce((sum, zone) => sum + answers[zone]!, 0)
  const alone = answers.map((_, zone) => zone).filter((zone) => !merged.some((zones) => zones.includes(zone)))
  const shown = [...alone.map((zone): ShownShare => ({ zones: [zone], estimate: withheld.includes(zone) ? null : share([zone]) })),
    ...[...merged, answers.map((_, zone) => zone)].map((zones): ShownShare => ({ zones, estimate: share(zones) }))]
  return { answers, shown }
}

test('a zone withheld alone is the whole less the others (PRIV-04)', () => {
  const [only, ...more] = sharesWorkedOut(figure([20, 40, 60], [3, 12, 24], [0]))
  assert.deepEqual([only!.zones, round(only!.low), round(only!.high), round(only!.people), only!.open, more.length], [[0], 0.15, 0.15, 0, true, 0])
})

test('two zones withheld hide each other, as far as the smaller reaches (PRIV-04)', () => {
  const found = sharesWorkedOut(figure([20, 40, 60], [3, 12, 24], [0, 1]))
  assert.deepEqual(found.map(({ low, high, people, open }) => [round(low), round(high), round(people), open]), [[0, 0.75, 15, false], [0, 0.375, 15, false]])
  const few = sharesWorkedOut(figure([20, 40, 60], [1, 1, 24], [0, 1]))
  assert.deepEqual(few.map(({ people, needed, open }) => [round(people), needed, open]), [[2, 5, true], [2, 5, true]])
})

test('of three who answered no more than three can stay unknown, and so many must (PRIV-04)', () => {
  const [three] = sharesWorkedOut(figure([3, 40, 60], [1, 12, 24], [0, 1]))
  assert.deepEqual([round(three!.people), three!.needed, three!.open], [3, 3, false])
})

test('a zone merged with another is given away where a later wave shows the other by itself (PRIV-04)', () => {
  const merged = figure([20, 40, 60], [3, 12, 24], [], [[0, 1]])
  assert.deepEqual(sharesWorkedOut(merged).map(({ zones, open }) => [zones, open]), [[[0], false], [[1], false]])
  const later = { ...merged, shown: [...merged.shown, { zones: [1], estimate: 12 / 40 }] }
  const [first] = sharesWorkedOut(later)
  assert.deepEqual([first!.zones, round(first!.low), round(first!.high), first!.open], [[0], 0.15, 0.15, true])
  assert.deepEqual(withholdMoreShares(later), { added: [3], open: false }, 'what the later wave would tell is withheld; it is of the fewest answers')
})

test('a zone withheld in one wave is given away by the next, which tells it again merged with a neighbour (PRIV-04)', () => {
  const first = { ...figure([12, 40, 60, 70], [2, 14, 24, 30], [0]), }
  const safe = { ...first, shown: first.shown.map((share, at) => (at === 1 ? { ...share, estimate: null } : share)) }
  assert.ok(sharesWorkedOut(safe).every(({ open }) => !open))
  const again = { ...safe, shown: [...safe.shown, { zones: [0, 2], estimate: 26 / 72 }] }
  assert.equal(sharesWorkedOut(again)[0]!.open, true)
  assert.deepEqual(withholdMoreShares(again, { out: [2, 3, 4] }), { added: [5], open: false })
  assert.deepEqual(withholdMoreShares(again, { out: [2, 3, 4, 5] }), { added: [], open: true }, 'what is out cannot be taken back')
})

test('means are worked out like shares, in the ends of their scale and with the weights of the zones (PRIV-04)', () => {
  const answers = [20, 40, 60], weights = [2, 1, 0.5], means = [3.5, 2, 4]
  const whole = (40 * 3.5 + 40 * 2 + 30 * 4) / 110
  const shown = [{ zones: [0], estimate: null }, ...[1, 2].map((zone) => ({ zones: [zone], estimate: means[zone]! })), { zones: [0, 1, 2], estimate: whole }]
  const [only] = sharesWorkedOut({ answers, weights, shown, range: [1, 5] })
  assert.deepEqual([round(only!.low), round(only!.high), only!.open], [3.5, 3.5, true])
})

test('where everybody shown said none, nothing was discovered by subtraction (PRIV-04)', () => {
  assert.deepEqual(sharesWorkedOut(figure([20, 40, 60], [0, 0, 0], [0])), [])
  assert.equal(sharesWorkedOut(figure([20, 40, 60], [0, 12, 24], [0]))[0]!.open, true, 'but where only the withheld zone said none, it was')
})

test('a contradiction and a zone without answers are refused in a sentence', () => {
  assert.throws(() => sharesWorkedOut({ answers: [40, 60], shown: [{ zones: [0], estimate: 0.5 }, { zones: [1], estimate: 0.5 }, { zones: [0, 1], estimate: 0.6 }] }), /contradict each other/)
  assert.throws(() => sharesWorkedOut({ answers: [0, 60], shown: [{ zones: [0], estimate: null }] }), /Nobody answered in zone 0; leave it out/)
  assert.throws(() => sharesWorkedOut({ answers: [60], shown: [], range: [1, 1] }), /more than the least/)
})

const surveys = fc.array(fc.record({ n: fc.integer({ min: 6, max: 90 }), said: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 2, maxLength: 9 }).map((zones) => {
  const answers = zones.map(({ n }) => n), hits = zones.map(({ n, said }) => Math.round(n * said))
  return { answers, hits, withheld: answers.map((n, zone) => (n < 30 || [1, 2, 3, 4].some((few) => hits[zone] === few || n - hits[zone]! === few) ? zone : -1)).filter((zone) => zone >= 0) }
})

test('in any survey a withheld share lies where it was said to lie, and by one sum its range is known (PRIV-04)', () => {
  fc.assert(fc.property(surveys, ({ answers, hits, withheld }) => {
    const left = withheld.reduce((sum, zone) => sum + hits[zone]!, 0), room = withheld.reduce((sum, zone) => sum + answers[zone]!, 0)
    for (const { zones: [zone], low, high } of sharesWorkedOut(figure(answers, hits, withheld))) {
      const n = answers[zone!]!, others = room - n
      assert.ok(Math.abs(low * n - Math.max(0, left - others)) < 1e-6 && Math.abs(high * n - Math.min(n, left)) < 1e-6)
      assert.ok(low * n <= hits[zone!]! + 1e-6 && hits[zone!]! <= high * n + 1e-6)
    }
  }), { numRuns: 300 })
})

test('in any survey what more is withheld closes what was open, and none of it in vain (PRIV-04)', () => {
  fc.assert(fc.property(surveys, ({ answers, hits, withheld }) => {
    const said = figure(answers, hits, withheld), rule = sharesWorkedOut(said).map(({ zones }) => zones.join())
    const { added, open } = withholdMoreShares(said)
    const leaks = (hidden: readonly number[]) => sharesWorkedOut({ ...said, shown: said.shown.map((share, at) => (hidden.includes(at) ? { ...share, estimate: null } : share)) })
      .filter((one) => one.open && rule.includes(one.zones.join())).length
    assert.ok(!open && leaks(added) === 0)
    for (const at of added) assert.ok(leaks(added.filter((other) => other !== at)) > 0)
  }), { numRuns: 200 })
})

const waves = fc.record({
  zones: fc.array(fc.record({ n: fc.integer({ min: 2, max: 60 }), said: fc.integer({ min: 0, max: 1000 }).map((said) => said / 1000), weight: fc.double({ min: 0.2, max: 4, noNaN: true }) }), { minLength: 3, maxLength: 8 }),
  told: fc.array(fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
})

test('taking shares off each other finds what one linear programme of all of them finds (PRIV-04)', () => {
  fc.assert(fc.property(waves, ({ zones, told }) => {
    const answers = zones.map(({ n }) => n), weights = zones.map(({ weight }) => weight), mass = zones.map(({ n, weight }) => n * weight)
    const groups = [...told.map((of) => [...new Set(of.map((zone) => zone % zones.length))]), zones.map((_, zone) => zone)]
    const share = (of: readonly number[]) => of.reduce((sum, zone) => sum + mass[zone]! * zones[zone]!.said, 0) / of.reduce((sum, zone) => sum + mass[zone]!, 0)
    const found = sharesWorkedOut({ answers, weights, shown: groups.map((of) => ({ zones: of, estimate: share(of) })) }, 5, zones.map((_, zone) => [zone]))
    const all = groups.map((of) => ({ cells: of, factors: of.map((zone) => mass[zone]!), sum: share(of) * of.reduce((sum, zone) => sum + mass[zone]!, 0) }))
    const walk = vertexWalk(all, new Float64Array(zones.length), new Float64Array(zones.length).fill(1), zones.map(({ said }) => said))!
    for (const { zones: [zone], low, high } of found) for (const [way, end] of [[1, high], [-1, low]] as const) {
      walk.climb(zones.map((_, one) => (one === zone ? way : 0)))
      assert.ok(Math.abs(walk.at[zone!]! - end) < 1e-5, `zone ${zone}: ${walk.at[zone!]} and ${end}`)
    }
  }), { numRuns: 300 })
})

test('what is kept in the dark can be named: the others are not looked at, and cost nothing (PRIV-04)', () => {
  const merged = figure([2, 50, 60], [1, 20, 24], [], [[0, 1]])
  assert.deepEqual(sharesWorkedOut(merged).map(({ zones, open }) => [zones, open]), [[[0], false], [[1], true]], 'the larger is known to within the two of the smaller')
  assert.deepEqual([withholdMoreShares(merged).added, withholdMoreShares(merged, { of: [[0]] }).added], [[0, 1], []])
})

test('sixty figures of eight zones in two waves are looked through in less than a fifth of a second (PRIV-04)', (t) => {
  const random = seeded(4), wave = () => Array.from({ length: 60 }, () => {
    const answers = Array.from({ length: 8 }, () => 25 + Math.floor(random() * 60)), hits = answers.map((n) => Math.floor(n * random() ** 2))
    return figure(answers, hits, answers.map((n, zone) => (n < 30 || (hits[zone]! > 0 && hits[zone]! < 5) ? zone : -1)).filter((zone) => zone >= 0))
  })
  const all = [...wave(), ...wave()]
  all.forEach((one) => withholdMoreShares(one)) // warm
  const before = process.cpuUsage()
  const added = all.map((one) => withholdMoreShares(one))
  const { user, system } = process.cpuUsage(before)
  assert.ok(added.every(({ open }) => !open) && added.some((one) => one.added.length > 0))
  t.diagnostic(`${(user + system) / 1000} ms`)
  assert.ok(user + system < 200_000, `${(user + system) / 1000} ms`)
})
