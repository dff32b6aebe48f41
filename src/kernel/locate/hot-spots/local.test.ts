import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { benjaminiHochberg } from '../../compare/benjamini-hochberg.ts'
import { seeded } from '../../random.ts'
import { distanceBand } from '../distance-band.ts'
import { neighbours } from '../neighbours.ts'
import { rowStandardised } from '../row-standardised.ts'
import { withSelf } from '../with-self.ts'
import { getisOrd } from './getis-ord.ts'
import { getisOrdOnGrid } from './getis-ord-on-grid.ts'
import { localMoran } from './local-moran.ts'
import { localMoranByPermutation } from './local-moran-by-permutation.ts'

const folder = `${process.env['VATRA_DATA']}/golden`
const skip = existsSync(`${folder}/spatial_autocorrelation.json`) ? false : 'VATRA_DATA does not name the folder with golden/spatial_autocorrelation.json'
const golden = () => JSON.parse(readFileSync(`${folder}/spatial_autocorrelation.json`, 'utf8'))
const given = (lists: number[][]) => neighbours(lists.map((list) => list.map((j) => j - 1)))

test('Gi, Gi* and local Moran of Columbus equal R\'s spdep to twelve digits, by contiguity and by distance', { skip }, () => {
  const { columbus: c } = golden(), near = given(c.neighbours), mean = rowStandardised(near)
  closest(getisOrd(c.crime, near).z, c.localG_B)
  const star = getisOrd(c.crime, withSelf(near))
  closest(star.z, c.localGstar_B)
  closest(getisOrd(c.crime, rowStandardised(withSelf(near))).z, c.localGstar_W)
  closest(star.p, c.localGstar_p)
  closest(star.q, c.localGstar_bh)
  const band = distanceBand(c.x, c.y, 8)
  assert.deepEqual(c.distance_band_8.neighbours.map((list: number[]) => list.map((j) => j - 1)), lists(band))
  closest(getisOrd(c.crime, band).z, c.distance_band_8.localG)
  closest(getisOrd(c.crime, withSelf(band)).z, c.distance_band_8.localGstar)
  const moran = localMoran(c.crime, mean)
  for (const [is, r] of [[moran.value, 'Ii'], [moran.expected, 'E'], [moran.variance, 'Var'], [moran.z, 'Z'], [moran.p, 'p']] as const) closest(is, c.localmoran_W[r])
})

for (const kind of ['gal', 'queen', 'rook'] as const) {
  test(`local Moran and Gi* of Columbus by ${kind} neighbours equal the table of R's spdep`, { skip }, () => {
    const rows = readFileSync(`${folder}/local_columbus_CRIME_${kind}.csv`, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number))
    const near = kind === 'gal' ? listed() : bordering(kind === 'rook' ? 2 : 1), values = rows.map((row) => row[2] as number)
    assert.deepEqual(rows.map((row) => row[3]), [...near.start.subarray(1)].map((end, i) => end - near.start[i]!))
    const moran = localMoran(values, rowStandardised(near))
    closest(moran.value, rows.map((row) => row[4] as number))
    closest(moran.z, rows.map((row) => row[5] as number))
    closest(getisOrd(values, withSelf(near)).z, rows.map((row) => row[6] as number))
  })
}

/** Columbus' neighbourhoods with at least so many corners in common with each other: one makes queens, two make rooks. */
function bordering(corners: number) {
  const { features } = JSON.parse(readFileSync(`${process.env['VATRA_DATA']}/data/pysal_reference_sets/columbus.geojson`, 'utf8'))
  const zones: Set<string>[] = features.map((f: { geometry: { coordinates: number[][][] } }) => new Set(f.geometry.coordinates.flat().map(String)))
  return neighbours(zones.map((one, i) => zones.flatMap((other, j) => (i !== j && [...one].filter((corner) => other.has(corner)).length >= corners ? [j] : []))))
}

/** Columbus' neighbours as its own list has them: a line of id and count, a line of neighbours, in turn. */
function listed() {
  const lines = readFileSync(`${process.env['VATRA_DATA']}/data/pysal_reference_sets/columbus.gal`, 'utf8').split('\n').slice(1), lists: number[][] = []
  for (let k = 0; lines[k]?.trim(); k += 2) lists[Number(lines[k]!.trim().split(/\s+/)[0]) - 1] = lines[k + 1]!.trim().split(/\s+/).map(Number)
  return given(lists)
}

test('Gi and Gi* on a grid equal R\'s spdep, whole and with corners missing', { skip }, () => {
  const { grid, grid_masked: masked } = golden(), shape = { columns: grid.nx, rows: grid.ny }
  const star = getisOrdOnGrid(grid.counts_row_major, shape, grid.band)
  closest(star.z, grid.gstar)
  closest(star.p, grid.p)
  closest(star.q, grid.bh)
  assert.equal(star.q.filter((q) => q <= 0.05).length, grid.n_sig_05)
  closest(getisOrdOnGrid(grid.counts_row_major, shape, grid.band, { star: false }).z, grid.g)
  const part = getisOrdOnGrid(grid.counts_row_major, shape, grid.band, { exists: masked.keep })
  masked.gstar.forEach((z: number | null, i: number) => (z === null ? assert.equal(part.tested[i], 0) : assert.ok(Math.abs(part.z[i]! - z) < 1e-12)))
})

const town = fc.record({
  columns: fc.integer({ min: 1, max: 9 }), rows: fc.integer({ min: 1, max: 9 }), band: fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10), seed: fc.nat(9999), star: fc.boolean(),
})

test('a grid by prefix sums is what listing every neighbour gives, and nothing is ever not a number', () => {
  fc.assert(fc.property(town, ({ columns, rows, band, seed, star }) => {
    const random = seeded(seed), cells = Array.from({ length: columns * rows }, (_, i) => i)
    const counts = cells.map(() => Math.floor(random() * 4) ** 2), exists = cells.map(() => (random() < 0.8 ? 1 : 0)), kept = cells.filter((i) => exists[i])
    const listed = distanceBand(kept.map((i) => i % columns), kept.map((i) => Math.floor(i / columns)), band)
    const wanted = getisOrd(kept.map((i) => counts[i]!), star ? withSelf(listed) : listed), is = getisOrdOnGrid(counts, { columns, rows }, band, { exists, star })
    kept.forEach((cell, i) => {
      assert.ok(Math.abs(is.z[cell]! - wanted.z[i]!) < 1e-9, `${is.z[cell]} ${wanted.z[i]}`)
      assert.equal(is.tested[cell], wanted.tested[i])
    })
    for (const list of [is.z, is.p, is.q]) assert.ok(list.every(Number.isFinite))
  }), { numRuns: 150 })
})

test('hot and cold spots do not depend on the unit of measure, and turn over with its sign', () => {
  fc.assert(fc.property(town, fc.double({ min: 0.01, max: 100, noNaN: true }), ({ seed, band }, scale) => {
    const random = seeded(seed), x = Array.from({ length: 25 }, () => random() * 8), y = x.map(() => random() * 8), values = x.map(() => Math.floor(random() * 9))
    const near = withSelf(distanceBand(x, y, band)), one = getisOrd(values, near)
    getisOrd(values.map((v) => v * scale + 3), near).z.forEach((z, i) => assert.ok(Math.abs(z - one.z[i]!) < 1e-7))
    getisOrd(values.map((v) => -v), near).z.forEach((z, i) => assert.ok(Math.abs(z + one.z[i]!) < 1e-9))
    const moved = withSelf(distanceBand(x.map((a, i) => 0.6 * a - 0.8 * y[i]! + 64), x.map((a, i) => 0.8 * a + 0.6 * y[i]! - 64), band))
    if (moved.near.length === near.near.length) getisOrd(values, moved).z.forEach((z, i) => assert.ok(Math.abs(z - one.z[i]!) < 1e-9))
    assert.deepEqual([...one.q].map((q, i) => (one.tested[i] ? q : null)), benjaminiHochberg([...one.p].map((p, i) => (one.tested[i] ? p : null))))
  }), { numRuns: 60 })
})

test('local Moran by permutation agrees with its formula where there are many neighbours', () => {
  const random = seeded(8), x = Array.from({ length: 80 }, () => random() * 10), y = x.map(() => random() * 10)
  const values = x.map((a) => a + 2 * random()), near = distanceBand(x, y, 3)
  const formula = localMoran(values, near), shuffled = localMoranByPermutation(values, near, 1999, random)
  formula.p.forEach((p, i) => assert.ok(Math.abs(p - shuffled.p[i]!) < 0.08, `${p} ${shuffled.p[i]}`))
  assert.deepEqual(shuffled.p, localMoranByPermutation(values, near, 1999, ((r) => { for (let k = 0; k < 240; k++) r(); return r })(seeded(8))).p)
  assert.equal(formula.kinds[values.indexOf(Math.max(...values))], 'high-high')
})

test('an island, one value everywhere and everybody a neighbour of everybody are not tested', () => {
  const island = neighbours([[1], [0], []]), all = neighbours([[1, 2], [0, 2], [0, 1]])
  assert.deepEqual([...getisOrd([1, 2, 3], island).tested], [1, 1, 0])
  assert.deepEqual([...getisOrd([0.1, 0.1, 0.1], island).z], [0, 0, 0])
  assert.equal(getisOrdOnGrid(Array(900).fill(0.1), { columns: 30, rows: 30 }, 3).n, 0)
  assert.equal(getisOrd([1, 2, 3], withSelf(all)).n, 0)
  assert.equal(localMoran([1, 2, 3], all).n, 0)
  assert.equal(localMoranByPermutation([1, 2, 4], all, 9, seeded(1)).n, 0)
  assert.equal(getisOrd([], neighbours([])).n, 0)
  assert.throws(() => localMoran([1, 2, 3], withSelf(island)), /own neighbour/)
  assert.throws(() => neighbours([[0]]), /its own neighbour/)
  assert.throws(() => neighbours([[1], [0, 0]]), /twice/)
  assert.throws(() => neighbours([[2], []]), /units are 0 to 1/)
})

function lists({ n, start, near }: { n: number; start: Int32Array; near: Int32Array }): number[][] {
  return Array.from({ length: n }, (_, i) => [...near.subarray(start[i], start[i + 1])])
}

function closest(is: Float64Array, wanted: readonly number[], tolerance = 1e-12) {
  assert.equal(is.length, wanted.length)
  is.forEach((number, i) => assert.ok(Math.abs(number - wanted[i]!) <= tolerance * Math.max(1, Math.abs(wanted[i]!)), `${i}: ${number}, expected ${wanted[i]}`))
}
