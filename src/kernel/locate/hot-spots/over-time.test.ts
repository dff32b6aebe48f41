import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { kendallTauB } from '../../score/kendall-tau-b.ts'
import { seeded } from '../../random.ts'
import { chosenCells } from './chosen-cells.ts'
import { mannKendall } from './mann-kendall.ts'
import { predictionAccuracy } from './prediction-accuracy.ts'
import { predictionAgainstBaseline } from './prediction-against-baseline.ts'
import { spaceTimeHotSpots } from './space-time-hot-spots.ts'

const series = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 14 })

test('a trend is that of ranks: no unit changes it, and reading backwards turns it over', () => {
  fc.assert(fc.property(series, (list) => {
    const said = mannKendall(list), back = mannKendall([...list].reverse()), grown = mannKendall(list.map((v) => Math.exp(v) - 7))
    assert.deepEqual([back.s + 0, back.p], [-said.s + 0, said.p])
    assert.deepEqual(grown, said)
    assert.ok(said.p > 0 && said.p <= 1 && Number.isFinite(said.z))
    if (said.tau !== null) assert.ok(Math.abs(said.tau - (kendallTauB(list.map((_, i) => i), list) ?? NaN)) < 1e-12)
  }))
})

test('the variance of a trend is that of all orders of the series, with and without ties', () => {
  for (const list of [[1, 2, 3, 4, 5, 6], [1, 1, 2, 3, 3, 3], [0, 0, 0, 0, 1, 1]]) {
    const all = orders(list).map((order) => mannKendall(order).s), variance = all.reduce((sum, s) => sum + s * s, 0) / all.length
    assert.ok(Math.abs(variance - mannKendall(list).variance) < 1e-9)
  }
})

test('a steady rise over ten months is told, ten equal months are not', () => {
  const { s, z, p } = mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  // By hand: S 45, variance 10 * 9 * 25 / 18 = 125, z 44 / sqrt(125).
  assert.equal(s, 45)
  assert.ok(Math.abs(z - 44 / Math.sqrt(125)) < 1e-15 && p < 1e-4)
  assert.equal(mannKendall(Array(10).fill(3)).p, 1)
  assert.equal(mannKendall([]).p, 1)
  assert.throws(() => mannKendall([1, NaN]), /Period 2/)
})

test('the spot that stays, the one that grows and the one that cools down are told apart', () => {
  const random = seeded(3), columns = 40, rows = 30, periods = Array.from({ length: 12 }, (_, month) => Uint32Array.from({ length: columns * rows }, (_, i) => {
    const c = i % columns, r = Math.floor(i / columns), near = (x: number, y: number) => Math.hypot(c - x, r - y) <= 2.5
    const much = near(8, 8) ? 12 : near(30, 8) ? 1.1 * month : near(20, 22) ? 1.1 * (11 - month) : 1
    return Math.floor(much + 2 * random())
  }))
  const { courses, timesHot, trend, n } = spaceTimeHotSpots(periods, { columns, rows }, 2), at = (c: number, r: number) => r * columns + c
  assert.deepEqual([courses[at(8, 8)], courses[at(30, 8)], courses[at(20, 22)], courses[at(36, 26)]], ['persistent', 'emerging', 'fading', 'none'])
  assert.equal(n, 12)
  assert.equal(timesHot[at(8, 8)], 12)
  assert.ok(trend[at(30, 8)]! > 2 && trend[at(20, 22)]! < -2)
  assert.ok(courses.filter((course) => course === 'sporadic').length < 60)
  assert.deepEqual(spaceTimeHotSpots([], { columns: 2, rows: 1 }, 1).courses, ['none', 'none'])
})

const cells = fc.array(fc.record({ score: fc.integer({ min: 0, max: 9 }), naive: fc.integer({ min: 0, max: 9 }), happened: fc.nat(5) }), { minLength: 1, maxLength: 40 })

test('a map of one share of the cells catches what it catches; nobody beats who knew', () => {
  fc.assert(fc.property(cells, fc.double({ min: 0.01, max: 1, noNaN: true }), (list, share) => {
    const scores = list.map((c) => c.score), happened = list.map((c) => c.happened), said = predictionAccuracy(scores, happened, share)
    const chosen = chosenCells(scores, share), many = chosen.reduce((a, b) => a + b, 0)
    assert.equal(many, Math.max(1, Math.floor(share * list.length + 1e-9)))
    assert.ok(scores.every((score, i) => chosen[i] || scores.every((other, j) => !chosen[j] || other >= score)))
    assert.equal(said.hits, happened.reduce((sum, count, i) => sum + (chosen[i] ? count : 0), 0))
    if (said.index === null) return assert.equal(said.n, 0)
    assert.ok(said.index <= said.best! + 1e-12 && said.efficiency! <= 1 && said.low <= said.hitRate! && said.high >= said.hitRate!)
    assert.deepEqual(predictionAccuracy(scores.map((s) => 3 * s + 1), happened, share), said)
    const same = predictionAgainstBaseline(scores, scores, happened, share), versus = predictionAgainstBaseline(scores, list.map((c) => c.naive), happened, share)
    assert.deepEqual([same.difference, same.verdict], [0, 'no detectable change'])
    const turned = predictionAgainstBaseline(list.map((c) => c.naive), scores, happened, share)
    assert.ok(Math.abs(turned.difference! + versus.difference!) < 1e-12 && Math.abs(turned.low + versus.high) < 1e-12)
  }))
})

test('a map that knows is called better than last month\'s, and one drawn by lot worse', () => {
  const random = seeded(5), risk = Array.from({ length: 400 }, (_, i) => (i % 10 === 0 ? 6 : 0.4)), draw = () => risk.map((r) => Math.floor(r * 2 * random()))
  const happened = draw(), before = draw(), lot = risk.map(() => random())
  assert.equal(predictionAgainstBaseline(risk, lot, happened, 0.1).verdict, 'better')
  assert.equal(predictionAgainstBaseline(lot, before, happened, 0.1).verdict, 'worse')
  assert.ok(predictionAccuracy(risk, happened, 0.1).index! > 5)
  assert.equal(predictionAgainstBaseline([1, 2], [2, 1], [0, 0], 0.5).difference, null)
  assert.throws(() => predictionAccuracy([1], [1], 0), /share of the area/)
  assert.throws(() => predictionAccuracy([1], [0.5], 1), /whole number/)
  assert.throws(() => predictionAccuracy([NaN], [1], 1), /no score/)
})

function orders(list: readonly number[]): number[][] {
  return list.length < 2 ? [[...list]] : list.flatMap((one, i) => orders(list.filter((_, j) => j !== i)).map((rest) => [one, ...rest]))
}
