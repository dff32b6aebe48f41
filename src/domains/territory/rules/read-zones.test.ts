import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { readPopulation } from './reading/read-population.ts'
import { readZones } from './read-zones.ts'

const ring = (lon: number, lat: number) => [[lon, lat], [lon + 0.1, lat], [lon + 0.1, lat + 0.1], [lon, lat + 0.1]]
const feature = (properties: object, geometry: unknown = { type: 'Polygon', coordinates: [ring(28.8, 47)] }) => ({ type: 'Feature', properties, geometry })
const zonesOf = (...features: unknown[]) => readZones({ type: 'FeatureCollection', features })

test('a zone of Moldova keeps its plain name before Romanian in Cyrillic letters, and the odd name is told (A1)', () => {
  const { zones, faults } = zonesOf(
    feature({ wof_id: 85686395, name: 'Anenii Noi', placetype: 'region', parent_id: 85633287, 'wof:population': 81719, names: { ron: 'АнеНий-Ной', rus: 'Новоаненский район', eng: 'Anenii Noi' } }),
    feature({ wof_id: 85686391, name: 'mun.Chişinău', placetype: 'region', parent_id: 85633287, names: { ron: 'Educația în Republica Moldova', eng: 'Chișinău Municipality' } }),
  )
  assert.deepEqual(zones.map((zone) => ({ ...zone, boundary: zone.boundary?.length })), [
    { code: '85686395', names: { ru: 'Новоаненский район', en: 'Anenii Noi', ro: 'Anenii Noi' }, population: 81719, level: 'region', parent: '85633287', boundary: 1 },
    { code: '85686391', names: { en: 'Chișinău Municipality', ro: 'mun.Chişinău' }, population: null, level: 'region', parent: '85633287', boundary: 1 },
  ])
  assert.deepEqual(faults, [
    { zone: '85686395', kind: 'odd-name', other: 'ro: АнеНий-Ной', grave: false },
    { zone: '85686391', kind: 'odd-name', other: 'ro: Educația în Republica Moldova', grave: false },
  ])
})

test('a file says its names, codes and levels in its own words, and an option overrides the guess (A1)', () => {
  const estonian = feature({ ANIMI: 'Pirita linnaosa', AKOOD: '0596', OKOOD: '0784' }, { type: 'Polygon', coordinates: [ring(24.8, 59.4)] })
  assert.deepEqual(readZones([estonian]).zones.map(({ code, names, parent }) => [code, names, parent]), [['0596', { et: 'Pirita linnaosa' }, '0784']])
  const chosen = readZones([feature({ k: 7, title: 'x', called: 'Centrs', 'name:ru': 'Центр', people: '4 210' })], { idProperty: 'k', nameProperty: 'called', populationProperty: 'people', nameLanguage: 'lv' })
  assert.deepEqual([chosen.zones[0]?.code, chosen.zones[0]?.names, chosen.zones[0]?.population], ['7', { ru: 'Центр', lv: 'Centrs' }, 4210])
})

test('heights are dropped, rings closed and turned, repeated points taken once, collections flattened (A1)', () => {
  const clockwise = [...ring(28, 47)].reverse().flatMap(([lon, lat]) => [[lon, lat, 12], [lon, lat, 13]])
  const geometry = { type: 'GeometryCollection', geometries: [{ type: 'Polygon', coordinates: [clockwise] }, { type: 'MultiPolygon', coordinates: [[ring(29, 47)]] }] }
  const [zone] = zonesOf(feature({ id: 1, name: 'Two parts' }, geometry)).zones
  assert.deepEqual(zone?.boundary?.map((polygon) => polygon[0]?.length), [5, 5])
  assert.deepEqual(zone?.boundary?.[0]?.[0]?.[0], zone?.boundary?.[0]?.[0]?.[4])
  const [a, b, c] = zone!.boundary![0]![0]!
  assert.ok((b![0] - a![0]) * (c![1] - b![1]) - (b![1] - a![1]) * (c![0] - b![0]) > 0)
})

test('a zone without boundary is kept; without a name, with a road for a boundary or with another\'s code it is not (A1)', () => {
  const { faults } = zonesOf(
    feature({ id: 1, name: 'Undrawn' }, null), feature({ id: 2 }), feature({ id: 3, name: 'Road' }, { type: 'LineString', coordinates: ring(28, 47) }),
    feature({ id: 4, name: 'Point' }, { type: 'Polygon', coordinates: [[[28, 47], [28, 47]]] }), feature({ id: 1, name: 'Again' }), feature({ id: 6, name: 'again', population: 'many' }),
  )
  assert.deepEqual(faults.map(({ kind, zone, grave }) => [kind, zone, grave]), [
    ['no-boundary', '1', false], ['no-name', '2', true], ['not-polygon', '3', true], ['empty', '4', true], ['odd-population', '6', false],
    ['same-code', '1', true], ['same-name', '6', false],
  ])
})

test('populations are read as they are written in each country, and what is no number of people is handed back (A3)', () => {
  for (const raw of [81719, '81719', '81 719', '81 719', "81'719", '81,719', '81.719']) assert.equal(readPopulation(raw).population, 81719, String(raw))
  for (const raw of [-1, 4.5, '81,7', 'about 300', '1.2e3', NaN, {}]) assert.equal(readPopulation(raw).population, null, String(raw))
  assert.deepEqual(readPopulation(''), { population: null, unread: null })
})

test('whatever is handed in, it is answered and never thrown (A1)', () => {
  for (const nothing of [null, undefined, 7, 'zones', {}, { type: 'FeatureCollection' }, [1], [null]]) assert.equal(readZones(nothing).faults[0]?.kind, 'not-geojson')
  assert.equal(readZones([]).faults[0]?.kind, 'empty')
  fc.assert(fc.property(fc.array(fc.record({ geometry: fc.anything(), properties: fc.anything() })), (features) => void readZones(features)), { numRuns: 300 })
  fc.assert(fc.property(fc.anything(), (coordinates) => void zonesOf(feature({ id: 1, name: 'Odd' }, { type: 'MultiPolygon', coordinates }))), { numRuns: 300 })
})
