import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { System } from '../words.ts'
import { toDegrees } from './to-degrees.ts'

/** What PROJ 9.1.1 (cs2cs) makes of a place in each system. */
const places: readonly (readonly [System, east: number, north: number, lon: number, lat: number])[] = [
  ['EPSG:4326', 28.85, 47.02, 28.85, 47.02],
  ['EPSG:3301', 542_750, 6_588_750, 24.7533078, 59.4344318],
  ['EPSG:3059', 506_000, 312_000, 24.0986408, 56.9515766],
  ['EPSG:31370', 150_000, 170_000, 4.3687521, 50.8404113],
  ['EPSG:32634', 400_000, 4_580_000, 19.8043464, 41.3653026],
  ['EPSG:6870', 485_000, 4_575_000, 19.820874, 41.3098522],
  ['EPSG:4026', 227_000, 210_000, 28.7552022, 47.0270247],
  ['EPSG:3857', 2_753_408.3, 8_279_738.7, 24.7342876, 59.4566076],
  ['ESRI:102696', 896_256.1, 998_745.9, -90.2339831, 38.5761777],
]

test('a place in any of the map systems lies where PROJ says, within a metre (C1)', () => {
  for (const [system, east, north, lon, lat] of places) {
    const [is, at] = toDegrees(system)(east, north)
    const metres = Math.hypot((is - lon) * 111_320 * Math.cos((lat * Math.PI) / 180), (at - lat) * 111_320)
    assert.ok(metres < 1, `${system}: ${is}, ${at} lies ${metres} m off`)
  }
})
