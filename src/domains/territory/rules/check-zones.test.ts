import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import * as polyclip from 'polyclip-ts'
import { areas } from './areas.ts'
import { checkZones } from './check-zones.ts'
import { asFile, plantedTown, seeded, type Corner, type PlantedZone } from './planar/planted-town.ts'

/** A town near Cesvaine whose zones meet exactly. */
const town = (seed = 1): PlantedZone[] => plantedTown(4, 3, [26.3, 56.9], seeded(seed))
const zone = (zones: PlantedZone[], code: string) => zones.find((one) => one.code === code)!
const brief = (file: unknown, options = {}) =>
  checkZones(file, options).faults.map(({ zone: code, kind, other, grave }) => [kind, code ?? 'all', ...(other === undefined ? [] : [other]), ...(grave ? ['grave'] : [])].join(' '))

test('a town whose zones meet exactly has no fault (A1)', () => {
  assert.deepEqual(brief(asFile(town())), [])
})

test('two zones that claim the same ground are named, with the ground, before anything is kept (A1)', () => {
  const zones = town()
  const [one, two] = [zone(zones, 'Z06'), zone(zones, 'Z07')]
  one.ring[2] = [one.ring[2]![0] + 0.006, one.ring[2]![1]]
  const { faults } = checkZones(asFile(zones))
  const overlap = faults.find(({ kind, zone: code, other }) => kind === 'overlap' && code === 'Z06' && other === 'Z07')
  assert.equal(overlap?.grave, true)
  const shared = areas(polyclip.intersection([one.ring], [two.ring]))
  assert.ok(Math.abs(overlap!.squareMetres! / shared - 1) < 1e-3)
  assert.ok(faults.every(({ zone: code }) => code !== 'Z01'))
})

test('a zone drawn onto another one is named, though no borders cross (A1)', () => {
  const zones = town()
  const [lon, lat] = [0, 1].map((axis) => zone(zones, 'Z06').ring.slice(1).reduce((sum, corner) => sum + corner[axis]! / 4, 0)) as Corner
  zones.push({ code: 'Z99', ring: [[lon, lat], [lon + 0.003, lat], [lon, lat + 0.003], [lon, lat]] })
  assert.deepEqual(brief(asFile(zones)), ['overlap Z06 Z99 grave'])
})

test('a zone twice in the file is named by its code and by its ground (A1)', () => {
  const zones = town()
  zones.push({ ...zone(zones, 'Z06'), code: 'Z06' })
  assert.deepEqual(brief(asFile(zones)).slice(0, 2), ['same-code Z06 Z06 grave', 'overlap Z06 Z06 grave'])
})

test('ground enclosed by zones that nobody claims is named with its neighbours, and may be a lake (A1)', () => {
  const zones = town().filter(({ code }) => code !== 'Z06')
  const [gap, ...others] = checkZones(asFile(zones)).faults
  assert.deepEqual(others, [])
  assert.equal(gap?.kind, 'gap')
  assert.ok(['Z02', 'Z05', 'Z07', 'Z10'].includes(gap!.zone!) && ['Z02', 'Z05', 'Z07', 'Z10'].includes(gap!.other!))
  assert.equal(gap?.grave, true)
  assert.ok(Math.abs(gap!.squareMetres! / areas([[zone(town(), 'Z06').ring]]) - 1) < 1e-3)
  assert.deepEqual(checkZones(asFile(zones), { gapsAreMeant: true }).faults.map(({ grave }) => grave), [false])
})

test('an island in a lake is not counted as lake (A1)', () => {
  const square = (from: number, to: number): Corner[] => [[from, from], [to, from], [to, to], [from, to], [from, from]]
  const features = [
    { properties: { code: 'shore', name: 'Shore' }, geometry: { type: 'Polygon', coordinates: [square(25, 26), square(25.2, 25.8)] } },
    { properties: { code: 'isle', name: 'Isle' }, geometry: { type: 'Polygon', coordinates: [square(25.4, 25.6)] } },
  ]
  const [gap] = checkZones(features).faults
  assert.ok(Math.abs(gap!.squareMetres! / (areas([[square(25.2, 25.8)]]) - areas([[square(25.4, 25.6)]])) - 1) < 2e-3)
})

test('where a zone has no boundary, the gap may be its place and does not stop the import (A1)', () => {
  const file = asFile(town())
  file.features[5]!.geometry = null as never
  assert.deepEqual(checkZones(file).faults.map(({ kind, grave }) => [kind, grave]), [['no-boundary', false], ['gap', false]])
})

test('a seam of a few metres between two drawings of one border is told and does not stop the import (A1)', () => {
  const zones = town()
  zone(zones, 'Z06').ring[2]![0] += 0.0001
  const faults = brief(asFile(zones))
  assert.ok(faults.length > 0 && faults.every((fault) => /^(overlap|gap)/.test(fault) && fault.includes('Z06') && !fault.includes('grave')), faults.join())
})

test('a zone whose border crosses itself is named, and its neighbours are not blamed (A1)', () => {
  const zones = town()
  const ring = zone(zones, 'Z01').ring
  const [one, two] = [ring[2]!, ring[3]!]
  ring[2] = two
  ring[3] = one
  assert.deepEqual(brief(asFile(zones)), ['self-crossing Z01 grave'])
})

test('parts of a zone that lie on each other are named (A1)', () => {
  const [one, two] = [town()[0]!.ring, town()[0]!.ring.map(([lon, lat]): Corner => [lon + 0.005, lat])]
  const features = [{ properties: { code: 'Z01', name: 'Doubled' }, geometry: { type: 'MultiPolygon', coordinates: [[one], [two]] } }]
  assert.deepEqual(brief(features), ['self-crossing Z01 grave'])
})

test('a scribble of two thousand strokes is refused within seconds, alone or over the town (A1)', () => {
  const random = seeded(9)
  const scribble = Array.from({ length: 2_000 }, (): Corner => [26 + random(), 57 + random()])
  const started = performance.now()
  assert.ok(brief(asFile([...town(), { code: 'Z99', ring: scribble }])).includes('self-crossing Z99 grave'))
  const comb = (across: boolean): Corner[] => Array.from({ length: 400 }, (_, tooth): Corner => {
    const [along, out] = [26 + tooth / 4_000, 26 + ((tooth + 1) >> 1) % 2 / 9]
    return across ? [along, out + 31] : [out, along + 31]
  })
  assert.ok(brief(asFile([{ code: 'A', ring: comb(true) }, { code: 'B', ring: comb(false) }])).includes('tangle all grave'))
  assert.ok(performance.now() - started < 5_000)
})

test('swapped, projected and unearthly zones are each named by their code (A1)', () => {
  const zones = town()
  zone(zones, 'Z02').ring = zone(zones, 'Z02').ring.map(([lon, lat]) => [lat, lon])
  zone(zones, 'Z05').ring = zone(zones, 'Z05').ring.map(([lon, lat]) => [lon * 25_000, lat * 5_000])
  zone(zones, 'Z12').ring = zone(zones, 'Z12').ring.map(([lon, lat]) => [lon + 360, lat])
  assert.deepEqual(brief(asFile(zones)).filter((fault) => fault.includes('grave')).sort(), ['outside-earth Z12 grave', 'projected Z05 EPSG:3059 grave', 'swapped Z02 grave'])
})

test('the faults of a town are the same wherever in the country it lies, whichever way its rings run and in whatever order it comes (A1)', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: -50, max: 50 }), fc.integer({ min: -20, max: 20 }), fc.boolean(), (seed, east, north, turn) => {
    const zones = plantedTown(3, 3, [25, 57], seeded(seed))
    zones[4]!.ring[2] = [zones[4]!.ring[2]![0] + 0.004, zones[4]!.ring[2]![1] - 0.003]
    const moved = zones.map(({ code, ring }) => ({ code, ring: ring.map(([lon, lat]): Corner => [lon + east / 1e3, lat + north / 1e3]) }))
    if (turn) for (const one of moved) one.ring.reverse()
    moved.sort((one, two) => Math.sin(seed * Number(one.code.slice(1))) - Math.sin(seed * Number(two.code.slice(1))))
    const kinds = (list: PlantedZone[]) => brief(asFile(list)).filter((fault) => fault.includes('grave')).sort()
    assert.deepEqual(kinds(moved), kinds(zones))
  }), { numRuns: 60, seed: 7 })
})

test('the ground two zones share is what another tool finds for any two shapes (A1)', () => {
  const star = fc.array(fc.integer({ min: 100, max: 1000 }), { minLength: 3, maxLength: 12 })
  const drawn = (radii: number[], shift: number): Corner[] => {
    const ring = radii.map((radius, place): Corner => {
      const angle = (2 * Math.PI * place) / radii.length
      return [Math.round(shift + 250_000 + radius * Math.cos(angle)) / 1e4, Math.round(570_000 + radius * Math.sin(angle)) / 1e4]
    })
    return [...ring, ring[0]!]
  }
  fc.assert(fc.property(star, star, fc.integer({ min: -900, max: 900 }), (one, two, shift) => {
    const [a, b] = [drawn(one, 0), drawn(two, shift)]
    const { faults } = checkZones(asFile([{ code: 'A', ring: a }, { code: 'B', ring: b }]))
    const found = faults.filter(({ kind }) => kind === 'overlap').reduce((sum, fault) => sum + fault.squareMetres!, 0)
    const expected = areas(polyclip.intersection([a], [b]))
    assert.ok(Math.abs(found - expected) <= 0.002 * expected + 2_000, `${found} for ${expected}`)
  }), { numRuns: 150, seed: 11 })
})
