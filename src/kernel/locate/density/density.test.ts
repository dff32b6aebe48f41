import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { spreadByKnots } from '../../fast/spread-by-knots.ts'
import { seeded } from '../../random.ts'
import { gridCounts } from '../grid-counts.ts'
import { linearCounts } from '../linear-counts.ts'
import { contours } from './contours.ts'
import { densityKernel } from './density-kernel.ts'
import { exactDensity } from './exact-density.ts'
import { gaussianKnots } from './gaussian-knots.ts'
import { gridDensity } from './grid-density.ts'
import { insideShare } from './inside-share.ts'
import { scottBandwidth } from './scott-bandwidth.ts'

const file = `${process.env['VATRA_DATA']}/golden/kde.json`
const skip = existsSync(file) ? false : 'VATRA_DATA does not name the folder with golden/kde.json'
const sets = () => JSON.parse(readFileSync(file, 'utf8')).sets
const kernels = ['gaussian', 'quartic'] as const

test('densities of Chicago\'s crimes and of redwoods equal exact point sums in R', { skip }, () => {
  for (const g of sets()) {
    const at = { x: g.yrow.flatMap(() => g.xcol), y: g.yrow.flatMap((y: number) => g.xcol.map(() => y)) }
    closest(exactDensity(g, at, { kernel: 'gaussian', bandwidth: g.sigma }).density, g.exact_gaussian_rows_y)
    closest(exactDensity(g, at, { kernel: 'quartic', bandwidth: 2 * g.sigma }).density, g.exact_quartic_h_2sigma)
    const { density } = exactDensity(g, g, { kernel: 'gaussian', bandwidth: g.sigma, leaveOut: true })
    closest(density, g.at_points_leaveoneout, 1e-9)
    const scott = scottBandwidth(g.x, g.y)
    closest(Float64Array.of(scott.x!, scott.y!), g.bw_scott)
  }
})

test('edge-corrected densities lie as near to R\'s spatstat as its coarse grid lets them', { skip }, () => {
  for (const g of sets()) {
    const at = { x: g.yrow.flatMap(() => g.xcol), y: g.yrow.flatMap((y: number) => g.xcol.map(() => y)) }
    const land = { west: g.xrange[0], east: g.xrange[1], south: g.yrange[0], north: g.yrange[1] }, share = insideShare(at.x, at.y, land, g.sigma)
    const own = insideShare(g.x, g.y, land, g.sigma), plain = exactDensity(g, at, { kernel: 'gaussian', bandwidth: g.sigma }).density
    const diggle = exactDensity(g, at, { kernel: 'gaussian', bandwidth: g.sigma, weights: own.map((one) => 1 / one) }).density
    const peak = Math.max(...g.spatstat_fft_edge)
    plain.forEach((one, i) => assert.ok(Math.abs(one / share[i]! - g.spatstat_fft_edge[i]) < 0.13 * peak))
    diggle.forEach((one, i) => assert.ok(Math.abs(one - g.spatstat_edge_diggle[i]) < 0.15 * peak))
    // That program sums the hill over its 32 x 32 cells where here it is integrated.
    share.forEach((one, i) => assert.ok(Math.abs(one - g.spatstat_fft_noedge[i] / g.spatstat_fft_edge[i]) < 0.01, `${one} ${g.spatstat_fft_noedge[i] / g.spatstat_fft_edge[i]}`))
  }
})

test('a grid of a fifth of the bandwidth is as near to the exact sums as it says', { skip }, () => {
  for (const g of sets()) {
    const cell = g.sigma / 5, columns = Math.ceil((g.xrange[1] - g.xrange[0]) / cell), rows = Math.ceil((g.yrange[1] - g.yrange[0]) / cell)
    const grid = { west: g.xrange[0], south: g.yrange[0], cell, columns, rows }
    const at = middles(grid)
    for (const kernel of kernels) {
      const bandwidth = kernel === 'quartic' ? 2 * g.sigma : g.sigma, exact = exactDensity(g, at, { kernel, bandwidth }).density
      // The redwoods' places are given in hundredths, just on the cells' borders: all are moved the same way, the worst case for the nearest cell.
      for (const [binning, share, typical] of [['nearest', gridCounts, 0.12], ['linear', linearCounts, 0.02]] as const) {
        const { density, error, n } = gridDensity(share(g.x, g.y, grid).counts, grid, { kernel, bandwidth, binning })
        const peak = exact.reduce((a, b) => Math.max(a, b)), worst = density.reduce((most, one, i) => Math.max(most, Math.abs(one - exact[i]!)), 0)
        assert.ok(Math.abs(n - g.n) < 1e-9)
        assert.ok(worst <= typical * peak, `${g.name} ${kernel} ${binning}: ${worst / peak}`)
        assert.ok(worst <= error.worst * g.n * densityKernel(kernel, bandwidth).peak)
      }
    }
  }
})

const point = fc.record({ x: fc.double({ min: 20, max: 30, noNaN: true }), y: fc.double({ min: 20, max: 30, noNaN: true }) })

test('the error of one incident in a cell never exceeds what is said', () => {
  const grid = { west: 0, south: 0, cell: 1, columns: 50, rows: 50 }, at = middles(grid)
  fc.assert(fc.property(point, fc.constantFrom(...kernels), fc.double({ min: 1, max: 6, noNaN: true }), fc.constantFrom('nearest' as const, 'linear' as const), ({ x, y }, kernel, bandwidth, binning) => {
    const { density, error } = gridDensity((binning === 'linear' ? linearCounts : gridCounts)([x], [y], grid).counts, grid, { kernel, bandwidth, binning })
    const exact = exactDensity({ x: [x], y: [y] }, at, { kernel, bandwidth }).density, { peak } = densityKernel(kernel, bandwidth)
    density.forEach((one, i) => assert.ok(Math.abs(one - exact[i]!) <= error.worst * peak + 1e-13 * peak, `${one} ${exact[i]}`))
  }), { numRuns: 60 })
})

test('a Gaussian spread in two narrower steps is the sum over all incidents, and one of whom a step is wrong by a millionth is seen', () => {
  const grid = { west: 0, south: 0, cell: 1, columns: 97, rows: 84 }, at = middles(grid), random = seeded(9), points = at.x.flatMap((x, i) => (random() < 0.01 ? [{ x, y: at.y[i]! }] : []))
  const x = points.map((one) => one.x), y = points.map((one) => one.y), { counts } = gridCounts(x, y, grid)
  for (const [bandwidth, cut, loss] of [[5, 6, 2e-9], [6.3, 6, 2e-9], [11, 6, 2e-9], [5, 8, 2e-13], [6.3, 8, 2e-14], [11, 8, 2e-14]] as const) {
    const { height, peak } = densityKernel('gaussian', bandwidth), knots = gaussianKnots(height, Math.ceil(cut * bandwidth))!, exact = exactDensity({ x, y }, at, { kernel: 'gaussian', bandwidth }).density
    const worst = (density: Float64Array) => density.reduce((most, one, i) => Math.max(most, Math.abs(one - exact[i]!)), 0) / (peak * points.length)
    const { density } = gridDensity(counts, grid, { kernel: 'gaussian', bandwidth, cut })
    assert.ok(worst(density) < loss, `${bandwidth} ${cut}: ${worst(density)}`)
    assert.ok(density.every((one) => one >= 0))
    knots.from[1]! *= 1 + 1e-6
    assert.ok(worst(spreadByKnots(counts, grid.columns, grid.rows, knots.to, knots.from)) > loss)
  }
  for (const [bandwidth, cut] of [[4.9, 6], [1, 8], [5, 3]] as const) assert.equal(gaussianKnots(densityKernel('gaussian', bandwidth).height, Math.ceil(cut * bandwidth)), null)
})

test('expected errors are those of many incidents spread evenly around one place', () => {
  const random = seeded(2), grid = { west: 0, south: 0, cell: 1, columns: 81, rows: 81 }, at = { x: [40.5], y: [40.5] }
  const x = Array.from({ length: 40_000 }, () => 40 + random()), y = x.map(() => 40 + random())
  for (const [kernel, bandwidth] of [['gaussian', 5], ['quartic', 10]] as const) {
    const exact = exactDensity({ x, y }, at, { kernel, bandwidth }).density[0]!, { peak } = densityKernel(kernel, bandwidth)
    for (const [binning, share] of [['nearest', gridCounts], ['linear', linearCounts]] as const) {
      const { density, error } = gridDensity(share(x, y, grid).counts, grid, { kernel, bandwidth, binning })
      const off = Math.abs(density[40 * 81 + 40]! - exact) / (peak * 40_000)
      assert.ok(off < 1.1 * error.expected && off > 0.4 * error.expected, `${kernel} ${binning} ${off} ${error.expected}`)
    }
  }
})

test('a density holds all incidents, does not sink at a border when divided, and turns with the map', () => {
  const grid = { west: 0, south: 0, cell: 1, columns: 60, rows: 40 }, random = seeded(6)
  const inner = new Float64Array(2400), even = new Float64Array(2400).fill(2)
  for (let k = 0; k < 50; k++) inner[(15 + Math.floor(random() * 10)) * 60 + 25 + Math.floor(random() * 10)]! += 1
  for (const [kernel, bandwidth] of [['gaussian', 1.7], ['quartic', 6]] as const) {
    const map = gridDensity(inner, grid, { kernel, bandwidth }), sum = map.density.reduce((a, b) => a + b)
    assert.ok(Math.abs(sum / 50 - 1) < (kernel === 'gaussian' ? 1e-9 : 5e-3), `${sum}`)
    const exists = Uint8Array.from({ length: 2400 }, (_, i) => (i % 60 < 33 ? 1 : 0))
    gridDensity(even, grid, { kernel, bandwidth, edge: 'divided', exists }).density.forEach((one, i) => assert.ok(Math.abs(one - (exists[i] ? 2 : 0)) < 1e-12))
    const turned = gridDensity(inner.map((_, i) => inner[(i % 40) * 60 + Math.floor(i / 40)]!), { ...grid, columns: 40, rows: 60 }, { kernel, bandwidth }).density
    turned.forEach((one, i) => assert.ok(Math.abs(one - map.density[(i % 40) * 60 + Math.floor(i / 40)]!) < 1e-12))
  }
})

test('contours enclose just the cells at or above their level, with their holes, all lines closed', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), fc.nat(9999), fc.integer({ min: 1, max: 5 }), (columns, rows, seed, tenths) => {
    const random = seeded(seed), values = Array.from({ length: columns * rows }, () => Math.floor(random() * 6)), level = tenths - 0.3
    const grid = { west: 100, south: -50, cell: 10, columns, rows }, at = middles(grid), [contour] = contours(values, grid, [level])
    let area = 0
    values.forEach((value, i) => {
      const times = contour!.polygons.map((rings) => rings.filter((ring) => inside(at.x[i]!, at.y[i]!, ring)).length)
      assert.equal(times.filter((count) => count === 1).length, value >= level ? 1 : 0)
    })
    for (const rings of contour!.polygons) {
      rings.forEach((ring, k) => {
        assert.deepEqual(ring[0], ring.at(-1))
        const signed = ring.slice(1).reduce((sum, [x, y], j) => sum + (ring[j]![0] * y - x * ring[j]![1]) / 2, 0)
        assert.equal(signed > 0, k === 0)
        area += signed
      })
    }
    assert.ok(area <= columns * rows * 100 + 1e-9)
  }), { numRuns: 200 })
  assert.deepEqual(contours([3], { west: 0, south: 0, cell: 2, columns: 1, rows: 1 }, [2])[0]!.polygons[0]![0]!.length, 5)
  assert.deepEqual(contours([1, 1, 1, 1], { west: 0, south: 0, cell: 2, columns: 2, rows: 2 }, [2]), [{ level: 2, polygons: [] }])
})

test('what is no bandwidth, or too small for its cells, is said', () => {
  const grid = { west: 0, south: 0, cell: 10, columns: 2, rows: 1 }
  assert.throws(() => gridDensity([1, 2], grid, { kernel: 'gaussian', bandwidth: 5 }), /take smaller cells/)
  assert.throws(() => gridDensity([1], grid, { kernel: 'gaussian', bandwidth: 50 }), /need 2 counts/)
  assert.throws(() => exactDensity({ x: [0], y: [0] }, { x: [NaN], y: [0] }, { kernel: 'quartic', bandwidth: 1 }), /Place 1 is nowhere/)
  assert.throws(() => exactDensity({ x: [0], y: [0] }, { x: [0], y: [0] }, { kernel: 'quartic', bandwidth: 0 }), /length above 0/)
  assert.deepEqual([...exactDensity({ x: [], y: [] }, { x: [0], y: [0] }, { kernel: 'quartic', bandwidth: 1 }).density], [0])
  assert.equal(scottBandwidth([1], [1]).x, null)
})

function middles({ west, south, cell, columns, rows }: { west: number; south: number; cell: number; columns: number; rows: number }) {
  const cells = Array.from({ length: columns * rows }, (_, i) => i)
  return { x: cells.map((i) => west + ((i % columns) + 0.5) * cell), y: cells.map((i) => south + (Math.floor(i / columns) + 0.5) * cell) }
}

function inside(x: number, y: number, ring: readonly (readonly [number, number])[]): boolean {
  return ring.slice(1).reduce((is, [bx, by], k) => {
    const [ax, ay] = ring[k]!
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !is : is
  }, false)
}

function closest(is: Float64Array, wanted: readonly number[], relative = 1e-12) {
  assert.equal(is.length, wanted.length)
  // The incidents' places are known to fifteen digits, which at the foot of a hill is less of its height.
  const foot = 1e-3 * Math.max(...wanted)
  is.forEach((number, i) => assert.ok(Math.abs(number - wanted[i]!) <= relative * Math.max(foot, Math.abs(wanted[i]!)), `${i}: ${number}, expected ${wanted[i]}`))
}
