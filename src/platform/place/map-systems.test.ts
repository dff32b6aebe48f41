import assert from 'node:assert/strict'
import { test } from 'node:test'
import { between, definitionOf, definitions } from './map-systems.ts'

test('any UTM zone is known by its number, north, south and in Europe, and nothing that is none', () => {
  for (const [system, lon] of [['EPSG:32635', 27], ['EPSG:25834', 21], ['EPSG:32633', 15]] as const) {
    const [east, north] = between(definitions['EPSG:4326'], definitionOf(system)!).there(lon, 47)
    assert.ok(Math.abs(east - 500_000) < 1e-3 && Math.abs(north - 5_205_325) < 200, `${system}: ${east}, ${north}`)
  }
  assert.match(definitionOf('EPSG:32733')!, /\+south/)
  assert.deepEqual(['EPSG:32661', 'EPSG:32600', 'EPSG:25827', 'EPSG:1', 'toString'].map(definitionOf), [null, null, null, null, null])
})
