import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../../random.ts'
import { distanceBand } from '../distance-band.ts'
import { neighbours, type Neighbours } from '../neighbours.ts'
import { rowStandardised } from '../row-standardised.ts'
import { shuffle } from '../shuffle.ts'
import { byPermutation } from './by-permutation.ts'
import type { Autocorrelation } from './autocorrelation.ts'
import { gearyValue } from './geary-value.ts'
import { globalGeary } from './global-geary.ts'
import { globalGetisOrd } from './global-getis-ord.ts'
import { globalMoran } from './global-moran.ts'
import { moranValue } from './moran-value.ts'

const file = `${process.env['VATRA_DATA']}/golden/spatial_autocorrelation.json`
const skip = existsSync(file) ? false : 'VATRA_DATA does not name the folder with golden/spatial_autocorrelation.json'

test('global Moran, Geary and G of Columbus\' burglaries equal R\'s spdep', { skip }, () => {
  const { columbus: c, grid } = JSON.parse(readFileSync(file, 'utf8'))
  const binary = neighbours(c.neighbours.map((list: number[]) => list.map((j) => j - 1))), mean = rowStandardised(binary)
  meets(globalMoran(c.crime, mean), c.moran_W_randomisation_two)
  meets(globalMoran(c.crime, mean, 'normality'), c.moran_W_normality_two)
  meets(globalMoran(c.crime, binary), c.moran_B)
  meets(globalGeary(c.crime, mean), c.geary_W)
  meets(globalGetisOrd(c.crime, binary), { stat: c.globalG_B.stat[0][0], est: c.globalG_B.est, p: c.globalG_B.p[0][0] }, 1e-10)
  const cells = Array.from({ length: grid.nx * grid.ny }, (_, i) => i)
  meets(globalMoran(grid.counts_row_major, distanceBand(cells.map((i) => i % grid.nx), cells.map((i) => Math.floor(i / grid.nx)), grid.band)), grid.moran)
})

test('shuffling gives the mean and spread that the formulas of randomisation promise', () => {
  const random = seeded(4), values = Array.from({ length: 36 }, () => random() ** 3), near = chequered(6)
  for (const [value, formula] of [[moranValue, globalMoran], [gearyValue, globalGeary]] as const) {
    const seen = byPermutation(values, (v) => value(v, near), 4000, random), said = formula(values, near)
    assert.ok(Math.abs(seen.expected! - said.expected!) < 4 * Math.sqrt(said.variance! / 4000))
    assert.ok(Math.abs(seen.sd! / Math.sqrt(said.variance!) - 1) < 0.06)
    assert.equal(seen.value, said.value)
  }
})

test('the variances under normality are those of values drawn from one normal distribution', () => {
  const random = seeded(5), near = chequered(5), drawn = (value: typeof moranValue) => Array.from({ length: 3000 }, () => {
    return value(Array.from({ length: 25 }, () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())), near)!
  })
  const first = Array.from({ length: 25 }, (_, i) => i * i)
  for (const [value, formula] of [[moranValue, globalMoran], [gearyValue, globalGeary]] as const) {
    const list = drawn(value), mean = list.reduce((a, b) => a + b) / list.length, variance = list.reduce((a, b) => a + (b - mean) ** 2, 0) / list.length
    const said = formula(first, near, 'normality')
    assert.ok(Math.abs(variance / said.variance! - 1) < 0.12, `${variance} ${said.variance}`)
    assert.ok(Math.abs(mean - said.expected!) < 5 * Math.sqrt(said.variance! / 3000))
  }
})

const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 16, maxLength: 16 })

test('neither the unit of measure nor the numbering of places changes a global measure', () => {
  fc.assert(fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), fc.nat(1000), (list, scale, seed) => {
    const near = chequered(4), named = [...shuffle(Int32Array.from(list, (_, i) => i), seeded(seed))]
    const place = named.map((_, i) => named.indexOf(i))
    const renamed = neighbours(named.map((old) => [...near.near.subarray(near.start[old], near.start[old + 1])].map((j) => place[j] as number)))
    for (const measure of [globalMoran, globalGeary, globalGetisOrd]) {
      const one = measure(list, near)
      alike(one, measure(list.map((v) => v * scale), near))
      alike(one, measure(named.map((old) => list[old] as number), renamed))
      for (const number of [one.value, one.z, one.p]) assert.ok(number === null || Number.isFinite(number))
    }
    alike(globalMoran(list, near), globalMoran(list.map((v) => v + 1000), near), 1e-7)
  }), { numRuns: 60 })
})

test('where all values are alike or nobody has a neighbour, nothing is said', () => {
  const near = chequered(3), alone = neighbours([[], [], [], []])
  for (const measure of [globalMoran, globalGeary]) {
    assert.equal(measure(Array(9).fill(0.1), near).p, null)
    assert.equal(measure([1, 2, 3, 4], alone).value, null)
  }
  assert.equal(globalGetisOrd(Array(9).fill(0), near).value, null)
  assert.equal(byPermutation(Array(9).fill(7), (v) => moranValue(v, near), 9, seeded(1)).p, null)
  assert.deepEqual(globalMoran([], neighbours([])).n, 0)
  assert.throws(() => globalMoran([1, 2], near), /9 places but 2 values/)
  assert.throws(() => globalMoran(Array(9).fill(NaN), near), /finite/)
  assert.throws(() => byPermutation([1], () => 0, 0, seeded(1)), /permutations/)
})

/** A square of cells, each next to those it shares a side with. */
function chequered(side: number): Neighbours {
  return neighbours(Array.from({ length: side * side }, (_, i) => {
    const column = i % side
    return [i - side, i + side, column > 0 ? i - 1 : -1, column < side - 1 ? i + 1 : -1].filter((j) => j >= 0 && j < side * side)
  }))
}

function meets(is: Autocorrelation, r: { stat: number; est: number[]; p: number }, tolerance = 1e-12) {
  const wanted = [r.est[0], r.est[1], r.est[2], r.stat] as number[]
  ;[is.value!, is.expected!, is.variance!, is.z!].forEach((number, k) => {
    assert.ok(Math.abs(number - wanted[k]!) <= tolerance * Math.max(1e-2, Math.abs(wanted[k]!)), `${is.method} ${k}: ${number}, expected ${wanted[k]}`)
  })
  assert.ok(Math.abs(is.p! - r.p) <= 1e-9 * r.p, `${is.method} p: ${is.p}, expected ${r.p}`)
}

function alike(a: Autocorrelation, b: Autocorrelation, tolerance = 1e-8) {
  if (a.z === null || b.z === null) return
  assert.ok(Math.abs(a.z - b.z) <= tolerance * Math.max(1, Math.abs(a.z)), `${a.method}: ${a.z} and ${b.z}`)
}
