import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { gammaCdf } from '../../distributions/gamma-cdf.ts'
import { seeded } from '../../random.ts'
import { knox } from './knox.ts'
import { mantel } from './mantel.ts'
import { nearRepeat } from './near-repeat.ts'

const file = `${process.env['VATRA_DATA']}/golden/knox.json`
const skip = existsSync(file) ? false : 'VATRA_DATA does not name the folder with golden/knox.json'

test('the table of 250 cases by distance and time, its moments and its p equal R', { skip }, () => {
  const g = JSON.parse(readFileSync(file, 'utf8')), cases = { x: g.x, y: g.y, time: g.t }
  const bands = { space: g.space_breaks, days: g.time_breaks, edge: 'closed' as const }
  const seen = nearRepeat(cases, { ...bands, permutations: 999, random: seeded(1) })
  assert.deepEqual(seen.cells.map((cell) => cell.observed), g.table_space_by_time.slice(0, 4).flatMap((row: number[]) => row.slice(0, 4)))
  const preview = nearRepeat(cases, { ...bands, permutations: 0 }), first = preview.cells[0]!
  assert.equal(first.observed, g.knox_cell.statistic)
  near(first.expected, g.barton_david.mean, 1e-13)
  near(first.expected, g.knox_cell.expected, 1e-13)
  near(first.z!, g.barton_david.z, 1e-12)
  // That program's Poisson p counts more than were seen, not as many: 24 and up.
  near(gammaCdf(first.expected, first.observed + 1), g.knox_cell.p_poisson, 1e-11)
  const shuffled = seen.cells[0]!
  assert.ok(Math.abs(shuffled.expected - g.mc9999.mean) < 4 * Math.sqrt(g.barton_david.var / 999))
  assert.ok(Math.abs(shuffled.more - g.mc9999.p) < 4 * Math.sqrt((g.mc9999.p * (1 - g.mc9999.p)) / 999), `${shuffled.more}`)
  preview.cells.forEach((cell, k) => assert.ok(Math.abs(cell.expected - seen.cells[k]!.expected) < 0.05 * cell.expected + 1))
  const again = knox(cases, { space: g.knox_cell.eps_s, days: g.knox_cell.eps_t, permutations: 999, random: seeded(1) })
  assert.deepEqual([again.more, again.observed, again.z], [shuffled.more, g.knox_cell.statistic, shuffled.z])
})

const incidents = fc.array(fc.record({ x: fc.nat(12), y: fc.nat(12), t: fc.nat(15) }), { minLength: 2, maxLength: 7 })
const of = (list: readonly { x: number; y: number; t: number }[]) => ({ x: list.map((i) => i.x), y: list.map((i) => i.y), time: list.map((i) => i.t) })
const edges = fc.constantFrom('open' as const, 'closed' as const)

test('mean and variance are those of all ways to deal out the times, tried one by one', () => {
  fc.assert(fc.property(incidents.filter((list) => list.length <= 6), edges, (list, edge) => {
    const asked = { space: [2, 6], days: [1, 4], edge, permutations: 0 }, { x, y, time } = of(list), said = nearRepeat({ x, y, time }, asked)
    const counts = orders(time).map((dealt) => nearRepeat({ x, y, time: dealt }, asked).cells.map((cell) => cell.observed))
    said.cells.forEach((cell, k) => {
      const mean = counts.reduce((sum, row) => sum + row[k]!, 0) / counts.length, variance = counts.reduce((sum, row) => sum + (row[k]! - mean) ** 2, 0) / counts.length
      near(cell.expected, mean, 1e-9)
      if (variance > 1e-9) near(cell.z!, (cell.observed - mean) / Math.sqrt(variance), 1e-6)
      else assert.equal(cell.z, null)
    })
  }), { numRuns: 40 })
})

test('the table is what comparing everybody with everybody counts, whatever their order, place and turn', () => {
  fc.assert(fc.property(incidents, edges, fc.integer({ min: -50, max: 50 }), (list, edge, shift) => {
    const asked = { space: [1, 5, 9], days: [2, 3, 8], edge, permutations: 0 }, { x, y, time } = of(list), table = nearRepeat({ x, y, time }, asked)
    const inBand = (d: number, from: number, to: number) => (edge === 'open' ? d >= from && d < to : (d > from || from === 0) && d <= to)
    for (const cell of table.cells) {
      let pairs = 0
      list.forEach((a, i) => list.slice(0, i).forEach((b) => {
        if (inBand(Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2), cell.spaceFrom, cell.spaceTo) && inBand(Math.abs(a.t - b.t), cell.daysFrom, cell.daysTo)) pairs++
      }))
      assert.equal(cell.observed, pairs)
      assert.ok([cell.expected, cell.more, cell.twoSided].every(Number.isFinite))
    }
    const moved = of([...list].reverse().map(({ x, y, t }) => ({ x: shift - y, y: x + shift, t: shift - t })))
    nearRepeat(moved, asked).cells.forEach((cell, k) => assert.equal(cell.observed, table.cells[k]!.observed))
  }), { numRuns: 100 })
})

test('a street where one burglary follows another is seen, a town by chance is not', () => {
  const random = seeded(11), x: number[] = [], y: number[] = [], time: number[] = []
  for (let k = 0; k < 120; k++) {
    const place = [random() * 5000, random() * 5000, random() * 365] as const
    for (let again = 0; again < 2; again++) [x, y, time].forEach((list, d) => list.push(place[d]! + again * random() * (d < 2 ? 60 : 6)))
  }
  const asked = { space: [100, 200], days: [7, 14], permutations: 199, random }
  const seen = nearRepeat({ x, y, time }, asked).cells[0]!
  assert.ok(seen.ratio! > 5 && seen.more === 1 / 200 && seen.twoSided === 2 / 200)
  const chance = nearRepeat({ x, y, time: time.map(() => random() * 365) }, asked).cells[0]!
  assert.ok(chance.more > 0.01)
  assert.ok(mantel({ x: x.slice(0, 80), y: y.slice(0, 80), time: time.slice(0, 80) }, { permutations: 99, random, nearness: { space: 50, days: 3 } }).p! < 0.05)
})

test('Mantel\'s correlation is that of all pairs, and turns with neither unit', () => {
  const x = [0, 3, 0, 8, 1], y = [0, 4, 2, 1, 1], time = [0, 2, 7, 8, 3], s: number[] = [], t: number[] = []
  x.forEach((_, i) => x.slice(0, i).forEach((_, j) => (s.push(Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)), t.push(Math.abs(time[i]! - time[j]!)))))
  const mean = (list: number[]) => list.reduce((a, b) => a + b) / list.length, c = (a: number[], b: number[]) => a.reduce((sum, v, k) => sum + (v - mean(a)) * (b[k]! - mean(b)), 0)
  const said = mantel({ x, y, time }, { permutations: 99, random: seeded(1) })
  near(said.r!, c(s, t) / Math.sqrt(c(s, s) * c(t, t)), 1e-12)
  near(mantel({ x: x.map((v) => 100 * v + 7), y: y.map((v) => 100 * v), time: time.map((v) => v / 24) }, { permutations: 99, random: seeded(1) }).r!, said.r!, 1e-12)
  assert.equal(mantel({ x: [0, 0], y: [0, 0], time: [1, 2] }, { permutations: 9, random: seeded(1) }).r, null)
  assert.equal(mantel({ x: [], y: [], time: [] }, { permutations: 9, random: seeded(1) }).r, null)
})

test('bands that do not grow, incidents without a time and shuffles without chance are said', () => {
  const one = { x: [0, 1], y: [0, 1], time: [0, 1] }
  assert.throws(() => nearRepeat(one, { space: [100, 100], days: [1], permutations: 0 }), /must grow/)
  assert.throws(() => nearRepeat(one, { space: [0], days: [1], permutations: 0 }), /must grow/)
  assert.throws(() => nearRepeat(one, { space: [], days: [1], permutations: 0 }), /at least one band/)
  assert.throws(() => nearRepeat({ ...one, time: [0, NaN] }, { space: [1], days: [1], permutations: 0 }), /Incident 2 has no time/)
  assert.throws(() => nearRepeat(one, { space: [1], days: [1], permutations: 9 }), /hand in random/)
  assert.deepEqual(nearRepeat({ x: [], y: [], time: [] }, { space: [1], days: [1], permutations: 9, random: seeded(1) }).cells[0]!.ratio, null)
})

function orders(list: readonly number[]): number[][] {
  return list.length < 2 ? [[...list]] : list.flatMap((one, i) => orders(list.filter((_, j) => j !== i)).map((rest) => [one, ...rest]))
}

function near(is: number, wanted: number, relative: number) {
  assert.ok(Math.abs(is - wanted) <= relative * Math.max(1, Math.abs(wanted)), `${is}, expected ${wanted}`)
}
