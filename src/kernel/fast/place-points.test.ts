import assert from 'node:assert/strict'
import test from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { zoneIndex, type Boundary } from '../locate/zones/zone-index.ts'
import { seeded } from '../random.ts'
import { placePoints } from './place-points.ts'
import { placePointsPlainly } from './plain/place-points.ts'

/** Zones that overlap, touch and have holes, with points on their corners and edges, beyond them and nowhere. */
function ground(seed: number, n: number) {
  const random = seeded(seed), corner = () => [Math.floor(random() * 40) / 2, Math.floor(random() * 40) / 2] as const
  const ring = () => Array.from({ length: 3 + Math.floor(random() * 9) }, corner)
  const zones: Boundary[] = Array.from({ length: 1 + Math.floor(random() * 30) }, () => [random() < 0.3 ? [ring(), ring()] : [ring()]])
  const odd = [NaN, -1, 25, Infinity, 0, 20], of = zones.flatMap((zone) => zone.flatMap((polygon) => polygon.flatMap((ring) => ring.flatMap((at) => [at[0], at[1]]))))
  const one = () => (random() < 0.02 ? odd[Math.floor(random() * odd.length)]! : random() < 0.5 ? Math.floor(random() * 88) / 4 : random() < 0.1 ? of[Math.floor(random() * of.length)]! : 22 * random() - 1)
  return { zones, x: Float64Array.from({ length: n }, one), y: Float64Array.from({ length: n }, one) }
}

test('every point is put into the same zone as by the plain twin, on borders and in corners too', () => {
  fc.assert(fc.property(fc.integer(), fc.constantFrom(20_000, 20_001, 65_536, 65_537, 140_003), fc.constantFrom(undefined, 1, 7, 64), (seed, n, cells) => {
    const { zones, x, y } = ground(seed, n), index = zoneIndex(zones, cells), shares: number[] = []
    assert.deepEqual(placePoints(x, y, index, (share) => shares.push(share)), placePointsPlainly(x, y, index))
    assert.deepEqual(shares.toSorted((a, b) => a - b), shares)
    assert.equal(shares.at(-1), 1)
    assert.deepEqual(placePoints(Array.from(x), Array.from(y), index), placePointsPlainly(x, y, index))
  }), { numRuns: 15 })
})

test('a point on a level border that is also the edge of a row of cells is found in whichever of the two rows rounding puts it', () => {
  // Three rows of cells, 6.5 high: 19.5 - 0 over 6.5 is 3, and times 1 / 6.5 may be a hair less.
  let both = 0
  for (let height = 1; height <= 60; height++) {
    const row = height / 7, zones: Boundary[] = [1, 2, 3, 4, 5, 6].map((k) => [[[[0, k * row], [20, k * row], [10, k * row + row / 3]]]]), cells = 40
    const index = zoneIndex([...zones, [[[[0, 0], [cells * row, 0], [cells * row, 0.1]]]]], cells), n = 20_000, x = Float64Array.from({ length: n }, (_, i) => i / 1000), y = Float64Array.from({ length: n }, (_, i) => (1 + (i % 6)) * row)
    assert.deepEqual(placePoints(x, y, index), placePointsPlainly(x, y, index))
    for (let k = 1; k <= 6; k++) both += Number(Math.floor((k * row) / index.cell) !== Math.floor(k * row * (1 / index.cell)))
  }
  assert.ok(both > 0, 'rounding never put a row elsewhere: this test says nothing')
})

test('more points near borders than are looked at together are all placed', () => {
  // Slivers in every cell: no point is settled by its cell alone.
  const zones: Boundary[] = Array.from({ length: 40 }, (_, k) => [[[[k, 0], [k + 1, 0], [k + 1, 40], [k, 40]]]]), index = zoneIndex(zones, 40), random = seeded(5), n = 1_200_000
  const x = Float64Array.from({ length: n }, () => 40 * random()), y = Float64Array.from({ length: n }, () => 40 * random()), zone = placePoints(x, y, index)
  assert.ok(zone.every((z, i) => z === Math.min(39, Math.floor(x[i]!))))
})

test('whoever tells stops the work: what is thrown ends it', () => {
  const { zones, x, y } = ground(1, 200_000)
  assert.throws(() => placePoints(x, y, zoneIndex(zones), () => { throw new RangeError('Enough.') }), /Enough/)
})
