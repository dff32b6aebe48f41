import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { asFile, boundaryOf, plantedTown, seeded, type Corner } from './planar/planted-town.ts'
import { checkZones } from './check-zones.ts'
import { zoneIndex } from './zone-at.ts'

const indexed = (zones: ReturnType<typeof plantedTown>) => zoneIndex(zones.map((zone) => ({ id: zone.code, boundary: boundaryOf(zone) })))

/** By brute force, without rows, boxes or order: how many corners of the ring the place sees on its way east. */
const holds = (ring: Corner[], [x, y]: Corner) =>
  ring.slice(1).reduce((inside, [bx, by], place) => {
    const [ax, ay] = ring[place]!
    return ay <= y !== by <= y && x < ax + ((y - ay) * (bx - ax)) / (by - ay) ? !inside : inside
  }, false)

test('any place in a town lies in exactly the one zone that holds it (A1)', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
    const random = seeded(seed)
    const zones = plantedTown(5, 4, [26, 57], random)
    const zoneAt = indexed(zones)
    for (let turn = 0; turn < 100; turn++) {
      const place: Corner = [26 + random() * 0.1, 57 + random() * 0.08]
      const holding = zones.filter(({ ring }) => holds(ring, place)).map(({ code }) => code)
      assert.ok(holding.length <= 1)
      if (holding.length === 1) assert.equal(zoneAt(...place), holding[0])
    }
  }), { numRuns: 50, seed: 3 })
})

test('places on borders and corners resolve to one zone that touches them, the same in any order of the zones (A1)', () => {
  const zones = plantedTown(5, 4, [26, 57], seeded(5))
  const [forth, back] = [indexed(zones), indexed([...zones].reverse())]
  for (const { ring } of zones) ring.slice(1).forEach((corner, place) => {
    for (const share of [0, 0.25, 0.5, 0.9]) {
      const at: Corner = [corner[0] + share * (ring[place]![0] - corner[0]), corner[1] + share * (ring[place]![1] - corner[1])]
      const found = forth(...at)
      assert.notEqual(found, null)
      assert.equal(back(...at), found)
    }
  })
})

test('of two zones that claim a place the smaller one has it (A1)', () => {
  const zoneAt = zoneIndex([
    { id: 'a-county', boundary: [[[[26, 57], [27, 57], [27, 58], [26, 58], [26, 57]]]] },
    { id: 'town', boundary: [[[[26.4, 57.4], [26.6, 57.4], [26.6, 57.6], [26.4, 57.6], [26.4, 57.4]]]] },
  ])
  assert.equal(zoneAt(26.5, 57.5), 'town')
  assert.equal(zoneAt(26.1, 57.5), 'a-county')
})

test('a place in a seam or just off the coast goes to the nearest zone; far away, in a lake or nowhere it is nobody\'s (A1)', () => {
  const square = (west: number, east: number): Corner[] => [[west, 57], [east, 57], [east, 57.2], [west, 57.2], [west, 57]]
  const lake: Corner[] = [[26.05, 57.05], [26.05, 57.1], [26.1, 57.1], [26.1, 57.05], [26.05, 57.05]]
  const zoneAt = zoneIndex([
    { id: 'one', boundary: [[square(26, 26.2), lake]] },
    { id: 'two', boundary: [[square(26.2005, 26.4)]] },
    { id: 'undrawn', boundary: null },
  ])
  assert.equal(zoneAt(26.2001, 57.1), 'one')
  assert.equal(zoneAt(26.2004, 57.1), 'two')
  assert.equal(zoneAt(26.1, 56.9998), 'one')
  assert.equal(zoneAt(26.1, 56.99), null)
  assert.equal(zoneAt(26.075, 57.075), null)
  assert.equal(zoneAt(NaN, 57), null)
  assert.equal(zoneIndex([])(26, 57), null)
})

test('a seam that opens wider than fifty metres in its middle still resolves (A1)', () => {
  const west: Corner[] = [[26, 57], [26.2, 57], [26.2, 57.095], [26.1985, 57.1], [26.2, 57.105], [26.2, 57.2], [26, 57.2], [26, 57]]
  const east: Corner[] = [[26.2, 57], [26.4, 57], [26.4, 57.2], [26.2, 57.2], [26.2, 57.1005], [26.2004, 57.1], [26.2, 57.0995], [26.2, 57]]
  const zones = [{ code: 'E', ring: east }, { code: 'W', ring: west }]
  assert.deepEqual(checkZones(asFile(zones)).faults.map(({ kind, grave }) => [kind, grave]), [['gap', false]])
  assert.equal(indexed(zones)(26.1991, 57.1), 'W')
  assert.equal(indexed(zones)(26.1997, 57.1), 'E')
})
