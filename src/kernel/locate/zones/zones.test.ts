import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../../random.ts'
import { neighbours } from '../neighbours.ts'
import { catchments } from './catchments.ts'
import { empiricalBayesRates } from './empirical-bayes-rates.ts'
import { localBayesRates } from './local-bayes-rates.ts'
import { sideOfLine } from './side-of-line.ts'
import { snapToCatchment } from './snap-to-catchment.ts'
import { zoneIndex, type Boundary } from './zone-index.ts'
import { zoneOfPoints } from './zone-of-points.ts'

const folder = process.env['VATRA_DATA'], file = `${folder}/golden/rates_eb.json`
const skip = existsSync(file) ? false : 'VATRA_DATA does not name the folder with golden/rates_eb.json'

test('smoothed rates of North Carolina\'s counties equal R\'s spdep, over all and among neighbours', { skip }, () => {
  const g = JSON.parse(readFileSync(file, 'utf8'))
  for (const [family, r] of [['poisson', g.EBest], ['binomial', g.EBest_binomial]] as const) {
    const { rate, overall, between } = empiricalBayesRates(g.events, g.births, family)
    closest(rate, r.est)
    // For the binomial family that program says the whole spread where here it is the spread beyond chance.
    closest(Float64Array.of(overall!, ...(family === 'poisson' ? [between] : [])), [r.b, ...(family === 'poisson' ? [r.a] : [])], 1e-11)
  }
  closest(empiricalBayesRates(g.events, g.births).raw, g.EBest.raw)
  const local = localBayesRates(g.events, g.births, neighbours(g.neighbours.map((list: number[]) => list.map((j) => j - 1).filter((j) => j >= 0))))
  closest(local.raw, g.EBlocal.raw)
  closest(local.rate, g.EBlocal.est)
})

const places = fc.array(fc.record({ events: fc.nat(30), more: fc.nat(5000) }), { minLength: 1, maxLength: 20 })

test('a smoothed rate lies between the raw rate and the rate of all, whatever the order, and is always a number', () => {
  fc.assert(fc.property(places, fc.constantFrom('poisson' as const, 'binomial' as const), (list, family) => {
    const events = list.map((one) => one.events), people = list.map((one) => (one.events + one.more) * (one.more % 7 === 0 && one.events === 0 ? 0 : 1))
    const { rate, raw, se, overall } = empiricalBayesRates(events, people, family)
    rate.forEach((one, i) => {
      assert.ok(Number.isFinite(one) && (people[i]! > 0 && events.some((many) => many > 0) ? (se[i]! > 0 && se[i]! < Infinity) || rate[i] === 1 : Number.isNaN(se[i])), `${events} of ${people}: ${se[i]}`)
      if (overall !== null && people[i]! > 0) assert.ok(one >= Math.min(raw[i]!, overall) - 1e-12 && one <= Math.max(raw[i]!, overall) + 1e-12, `${one} ${raw[i]} ${overall}`)
    })
    const back = empiricalBayesRates([...events].reverse(), [...people].reverse(), family).rate.reverse()
    back.forEach((one, i) => assert.ok(Math.abs(one - rate[i]!) < 1e-12))
    const chain = neighbours(list.map((_, i) => [i - 1, i + 1].filter((j) => j >= 0 && j < list.length)))
    assert.ok(localBayesRates(events, people, chain).rate.every((one) => one >= 0 && Number.isFinite(one)))
  }))
  assert.throws(() => empiricalBayesRates([1], [0]), /nobody there/)
  assert.throws(() => empiricalBayesRates([-1], [5]), /0 or more events/)
})

test('where places show no spread a smoothed rate is still not sure, and without events nothing is known of its error', () => {
  // Ten alike: Prasad and Rao's five times the variance of the rate of all; one alone is as sure as its own rate.
  empiricalBayesRates(Array(10).fill(5), Array(10).fill(100)).se.forEach((se) => assert.ok(Math.abs(se - Math.sqrt((5 * 0.05) / 1000)) < 1e-15))
  assert.ok(Math.abs(empiricalBayesRates([5], [100]).se[0]! - Math.sqrt(0.05 / 100)) < 1e-15)
  for (const family of ['poisson', 'binomial'] as const) assert.deepEqual([...empiricalBayesRates([0, 0, 0], [40, 900, 0], family).se], [NaN, NaN, NaN])
  // Twenty places of a hundred people whose true rates differ by a fifth: about 95 in 100 lie in the interval, also where no spread was seen.
  const random = seeded(20), people = Array<number>(20).fill(100)
  let held = 0, held0 = 0, places0 = 0, naive = 0
  for (let again = 0; again < 200; again++) {
    const truth = people.map(() => 0.05 + 0.0346 * (random() - 0.5)), events = truth.map((rate) => Array.from({ length: 100 }, random).filter((chance) => chance < rate).length)
    const { rate, se, between, overall } = empiricalBayesRates(events, people)
    rate.forEach((one, i) => {
      const off = Math.abs(one - truth[i]!)
      held += Number(off <= 1.96 * se[i]!)
      if (between === 0) [held0, places0] = [held0 + Number(off <= 1.96 * se[i]!), places0 + 1]
      naive += Number(off <= 1.96 * Math.sqrt((between * overall!) / (100 * between + overall!)))
    })
  }
  assert.ok(held / 4000 > 0.94 && held0 / places0 > 0.9 && places0 > 500, `${held}, ${held0} of ${places0}`)
  assert.ok(naive / 4000 < 0.75, `an error that takes the spread as known holds ${naive} of 4000 only`)
})

const corner = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
const rings = fc.array(corner, { minLength: 3, maxLength: 9 })

test('every point gets the first zone that holds it or has it on its border, as trying them all in whole numbers says', () => {
  fc.assert(fc.property(fc.array(fc.array(rings, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), fc.constantFrom(1, 2, 5, 16, 40), fc.nat(1), (shapes, cells, closed) => {
    const zones: Boundary[] = shapes.map((polygon) => [polygon.map((ring) => (closed ? [...ring, ring[0]!] : ring))])
    const index = zoneIndex(zones, cells), x: number[] = [], y: number[] = []
    // Half steps: corners, middles of edges, and points that lie on slanting edges by chance.
    for (let k = 0; k < 27 * 27; k++) {
      x.push((k % 27) / 2 - 0.5)
      y.push(Math.floor(k / 27) / 2 - 0.5)
    }
    const found = zoneOfPoints(x, y, index)
    x.forEach((_, k) => assert.equal(found[k], shapes.findIndex((polygon) => holds(polygon, 2 * x[k]!, 2 * y[k]!)), `${x[k]} ${y[k]}`))
  }), { numRuns: 80 })
})

test('in a town divided into zones no place is lost or in two, to the last digit beside a border', () => {
  const random = seeded(9), corners = Array.from({ length: 36 }, (_, k) => [(k % 6) * 0.1 + 0.06 * random() * (k % 6 && k % 6 < 5 ? 1 : 0), Math.floor(k / 6) * 0.1 + 0.06 * random() * (k > 5 && k < 30 ? 1 : 0)] as const)
  const zones = Array.from({ length: 25 }, (_, z) => {
    const k = Math.floor(z / 5) * 6 + (z % 5)
    return [[[k, k + 1, k + 7, k + 6, k].map((c) => corners[c]!)]]
  })
  const x: number[] = [], y: number[] = []
  for (let k = 0; k < 4000; k++) {
    const at = Math.floor(random() * 4) * 6 + Math.floor(random() * 5) + 6, [a, b] = [corners[at]!, corners[at + 1]!], t = random()
    x.push(a[0] + t * (b[0] - a[0]))
    y.push(a[1] + t * (b[1] - a[1]))
  }
  const all = zoneOfPoints(x, y, zoneIndex(zones))
  assert.ok(all.every((zone) => zone >= 0))
  // Each zone asked alone, over a raster of its own: the first that holds the place is the one that all together name.
  const alone = zones.map((zone) => zoneOfPoints(x, y, zoneIndex([zone])))
  x.forEach((_, i) => {
    assert.equal(all[i], alone.findIndex((found) => found[i] === 0))
  })
  const order = Array.from(x, (_, i) => x.length - 1 - i)
  assert.deepEqual([...zoneOfPoints(order.map((i) => x[i]!), order.map((i) => y[i]!), zoneIndex(zones, 7))].reverse(), [...all])
})

const seattle = `${folder}/data/zones/click_that_hood/seattle.geojson.gz`
test('places in a real town\'s neighbourhoods are where plain ray casting finds them', { skip: existsSync(seattle) ? false : 'VATRA_DATA does not name the folder with data/zones' }, () => {
  const { features } = JSON.parse(gunzipSync(readFileSync(seattle)).toString())
  const zones: Boundary[] = features.map((f: { geometry: { type: string; coordinates: never } }) => (f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates))
  const index = zoneIndex(zones), random = seeded(4), x = Float64Array.from({ length: 1000 }, () => index.west + random() * (index.east - index.west)), y = x.map(() => index.south + random() * (index.north - index.south))
  const found = zoneOfPoints(x, y, index), coarse = zoneOfPoints(x, y, zoneIndex(zones, 3))
  assert.deepEqual(found, coarse)
  found.subarray(0, 150).forEach((zone, i) => assert.equal(zone, zones.findIndex((boundary) => boundary.flat().reduce((odd, ring) => odd !== rayCast(ring, x[i]!, y[i]!), false))))
  assert.ok(found.filter((zone) => zone >= 0).length > 200)
})

test('the side of a line is told to the last digit', () => {
  assert.equal(sideOfLine(0, 0, 3, 1, 1.5, 0.5), 0)
  assert.ok(sideOfLine(0, 0, 3e-9, 1e-9, 1.5e-9, 0.5e-9 + 1e-25) > 0)
  fc.assert(fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -40, max: 40 }), fc.constantFrom(-1, 0, 1), (a, b, t, off) => {
    // A point t steps along (a, b) from (12, 12), moved by the smallest step upwards or downwards.
    const px = 12 + a * t, py = 12 + b * t, moved = py + off * Math.max(Math.abs(py), 1) * 2 ** -52
    assert.equal(Math.sign(sideOfLine(12, 12, 12 + a, 12 + b, px, moved)), a === 0 ? 0 : Math.sign(a * Math.sign(moved - py)) || 0)
  }))
})

test('what is nowhere is in no zone; what is no raster is said', () => {
  const square: Boundary = [[[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6], [0.4, 0.4]]]]
  assert.deepEqual([...zoneOfPoints([0.5, 0.1, NaN, 5, 1, 0.4], [0.5, 0.1, 0, 5, 1, 0.5], zoneIndex([square]))], [-1, 0, -1, -1, 0, 0])
  assert.deepEqual([...zoneOfPoints([0], [0], zoneIndex([]))], [-1])
  assert.deepEqual([...zoneOfPoints([0], [0], zoneIndex([[], [[]]]))], [-1])
  assert.throws(() => zoneIndex([square], 0), /1 to 8192 cells/)
  assert.throws(() => zoneIndex([[[[[0, NaN], [1, 0], [1, 1]]]]]), /Zone 0 has a corner that is nowhere/)
})

const homes = fc.array(fc.record({ x: fc.integer({ min: 0, max: 30 }), y: fc.integer({ min: 0, max: 30 }), zone: fc.nat(3) }), { maxLength: 120 })

test('every catchment has at least eight addresses of one zone, and every incident shown there could be of any of them', () => {
  fc.assert(fc.property(homes, fc.integer({ min: 1, max: 10 }), fc.nat(999), (list, least, seed) => {
    const addresses = { x: list.map((a) => a.x), y: list.map((a) => a.y), zone: list.map((a) => a.zone) }, all = catchments(addresses, least)
    all.made.forEach((one, k) => {
      const own = list.filter((_, i) => all.of[i] === k)
      assert.ok(own.length >= least && own.length === one.addresses && own.every((a) => a.zone === one.zone))
    })
    list.forEach((a, i) => {
      assert.equal(snapToCatchment(a.x, a.y, a.zone, all) ?? -1, all.of[i])
      assert.equal(all.of[i] === -1, list.filter((other) => other.zone === a.zone).length < least)
      const near = snapToCatchment(a.x + 0.3, a.y - 0.2, a.zone, all)
      assert.ok(near === null || all.made[near]!.zone === a.zone)
    })
    const random = seeded(seed), mixed = list.map((a) => ({ a, r: random() })).sort((p, q) => p.r - q.r).map(({ a }) => a)
    const again = catchments({ x: mixed.map((a) => a.x), y: mixed.map((a) => a.y), zone: mixed.map((a) => a.zone) }, least)
    assert.deepEqual(again.made, all.made)
  }))
})

test('a catchment whose middle lies outside its zone is shown at one of its addresses', () => {
  const x = [0, 0, 0, 0, 1, 2, 3, 4, 5], y = [4, 3, 2, 1, 0, 0, 0, 0, 0], bend = catchments({ x, y, zone: x.map(() => 7) }, 8, (a, b) => a === 0 || b === 0)
  assert.equal(bend.made.length, 1)
  assert.deepEqual(bend.made[0], { x: 2, y: 0, zone: 7, addresses: 9 })
  assert.equal(snapToCatchment(100, 100, 7, bend), 0)
  assert.equal(snapToCatchment(0, 0, 8, bend), null)
  assert.throws(() => snapToCatchment(NaN, 0, 7, bend), /no place/)
  assert.throws(() => catchments({ x: [0], y: [0], zone: [1] }, 0), /whole number of addresses/)
})

/** In doubled whole numbers: odd many rings' edges to the right, or on an edge. */
function holds(polygon: readonly (readonly (readonly [number, number])[])[], px: number, py: number): boolean {
  let odd = false
  for (const ring of polygon) {
    for (let k = 0; k < ring.length; k++) {
      const [ax, ay] = ring[k]!.map((v) => 2 * v) as [number, number], [bx, by] = ring[(k + 1) % ring.length]!.map((v) => 2 * v) as [number, number]
      const cross = (bx - ax) * (py - ay) - (by - ay) * (px - ax)
      if (cross === 0 && px >= Math.min(ax, bx) && px <= Math.max(ax, bx) && py >= Math.min(ay, by) && py <= Math.max(ay, by) && (ax !== bx || ay !== by)) return true
      if (ay > py !== by > py && (by > ay ? cross > 0 : cross < 0)) odd = !odd
    }
  }
  return odd
}

function rayCast(ring: readonly (readonly [number, number])[], x: number, y: number): boolean {
  return ring.reduce((odd, [ax, ay], k) => {
    const [bx, by] = ring[(k + 1) % ring.length]!
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !odd : odd
  }, false)
}

function closest(is: Float64Array, wanted: readonly number[], relative = 1e-12) {
  assert.equal(is.length, wanted.length)
  is.forEach((number, i) => assert.ok(Math.abs(number - wanted[i]!) <= relative * Math.abs(wanted[i]!), `${i}: ${number}, expected ${wanted[i]}`))
}
