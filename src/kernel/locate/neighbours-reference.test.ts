import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reference } from '#testing/golden/invented-survey.ts'
import type { Autocorrelation } from './autocorrelation/autocorrelation.ts'
import { globalGeary } from './autocorrelation/global-geary.ts'
import { globalGetisOrd } from './autocorrelation/global-getis-ord.ts'
import { globalMoran } from './autocorrelation/global-moran.ts'
import { distanceBand } from './distance-band.ts'
import { getisOrd } from './hot-spots/getis-ord.ts'
import { getisOrdOnGrid } from './hot-spots/getis-ord-on-grid.ts'
import { localMoran } from './hot-spots/local-moran.ts'
import type { Spots } from './hot-spots/spots.ts'
import { rowStandardised } from './row-standardised.ts'
import { withSelf } from './with-self.ts'
import { empiricalBayesRates } from './zones/empirical-bayes-rates.ts'
import { localBayesRates } from './zones/local-bayes-rates.ts'

const { grid, places, rates } = reference('neighbours.json'), near = distanceBand(places.x, places.y, places.band)

test('Gi and Gi* of a small grid equal R\'s spdep to twelve digits', () => {
  spots(getisOrdOnGrid(grid.counts, grid, grid.band), grid.star)
  spots(getisOrdOnGrid(grid.counts, grid, grid.band, { star: false }), grid.plain)
})

test('scattered places have spdep\'s neighbours, Gi* and local Moran', () => {
  assert.deepEqual(places.neighbours, Array.from({ length: near.n }, (_, i) => [...near.near.subarray(near.start[i], near.start[i + 1])]))
  spots(getisOrd(places.value, withSelf(near)), places.star)
  const local = localMoran(places.value, rowStandardised(near))
  for (const name of ['value', 'expected', 'variance', 'z'] as const) closest(local[name], places.local_moran[name], 1e-12)
  closest(local.p, places.local_moran.p, 1e-12)
})

test('global Moran, Geary and G of scattered places equal R\'s spdep, by both assumptions', () => {
  const mean = rowStandardised(near)
  meets(globalMoran(places.value, mean), places.moran)
  meets(globalMoran(places.value, mean, 'normality'), places.moran_normal)
  meets(globalMoran(places.value, near), places.moran_binary)
  meets(globalGeary(places.value, mean), places.geary)
  meets(globalGeary(places.value, mean, 'normality'), places.geary_normal)
  meets(globalGetisOrd(places.positive, near), places.general_g)
})

test('smoothed rates equal spdep\'s EBest of both families and EBlocal', () => {
  const { events, people } = rates
  closest(empiricalBayesRates(events, people).raw, rates.raw, 1e-12)
  closest(empiricalBayesRates(events, people).rate, rates.poisson, 1e-12)
  closest(empiricalBayesRates(events, people, 'binomial').rate, rates.binomial, 1e-12)
  closest(localBayesRates(events, people, near).rate, rates.local, 1e-12)
})

function spots(is: Spots, r: { z: number[]; p: number[]; q: number[] }) {
  closest(is.z, r.z, 1e-12)
  closest(is.p, r.p, 1e-12)
  closest(is.q, r.q, 1e-12)
}

function meets(is: Autocorrelation, { estimate, z, p }: { estimate: number[]; z: number; p: number }) {
  // The variance is a difference of greater numbers: the last of sixteen digits is its third or fourth from the end.
  closest([is.value!, is.expected!, is.variance!, is.z!, is.p!], [...estimate, z, p], 1e-12)
}

function closest(is: ArrayLike<number>, wanted: readonly number[], tolerance: number) {
  assert.equal(is.length, wanted.length)
  wanted.forEach((number, i) => assert.ok(Math.abs(is[i]! - number) <= tolerance * Math.max(1, Math.abs(number)), `${i}: ${is[i]}, expected ${number}`))
}
