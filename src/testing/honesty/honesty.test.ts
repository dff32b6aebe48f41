import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { clopperPearson } from '#kernel/estimate/clopper-pearson.ts'
import { shareUnderDesign } from '#kernel/estimate/share-under-design.ts'
import { surveyDesign } from '#kernel/estimate/survey-design.ts'
import { wilson } from '#kernel/estimate/wilson.ts'
import { seeded } from '#kernel/random.ts'
import { honestyFile } from '../../../tools/honesty.ts'
import { binomialCounts, drawnFrom, gamma, normal, poissonCounts, shareInCluster, type Chance } from './chance.ts'
import { chapterText, notKeptLines, promiseRows } from './chapter.ts'
import { exactChapters, honestyPage, simulatedChapters } from './chapters.ts'
import { coveredBy } from './exact/covered.ts'
import { shareEnds, ways } from './exact/share-ends.ts'
import { roundOfShares } from './simulated/made-up-round.ts'
import { tried } from './tried.ts'

const night = process.env.VATRA_NIGHT === '1', exact = exactChapters(), page = readFileSync(honestyFile, 'utf8')
const broken = (chapters: typeof exact) => chapters.flatMap(({ promises }) => promises.filter(({ kept }) => !kept).map(({ promise, found }) => `${promise}: ${found}`))

test('intervals, tests and plans keep what they promise, counted over every sample that could be', () => {
  assert.ok(exact.flatMap(({ promises }) => promises).length > 10)
  assert.deepEqual(broken(exact), [])
})

test('the page of honesty has the exact figures that the code gives (if not: node tools/honesty.ts)', () => {
  for (const chapter of exact) assert.ok(page.includes(`${chapterText(chapter)}\n`), chapter.title)
  for (const row of [...promiseRows(exact), ...notKeptLines(exact)]) assert.ok(page.includes(`${row}\n`), row)
})

test('every simulated chapter keeps its promises, and the page is what comes out again', { skip: night ? false : 'by night: VATRA_NIGHT=1', timeout: 1_800_000 }, () => {
  const all = [...exact, ...simulatedChapters()]
  assert.deepEqual(broken(all), [])
  assert.equal(page, honestyPage(all))
})

test('a promise that is not kept is told on the page', () => {
  const lame = { title: 'Lame', lines: [], promises: [{ promise: 'covers', found: '80 %', kept: false }], notKept: ['It covers 80 %.'] }
  assert.match(honestyPage([lame]), /\| covers \| 80 % \| \*\*no\*\* \|\n[^]*\n- It covers 80 %\.\n/)
})

test('the intervals of the exact tables are those that the kernel draws for a simple sample', () => {
  for (const way of ways) {
    for (const hits of [0, 1, 7, 15, 29, 30]) {
      const { low, high } = shareEnds(way, hits, 30), answers = Array.from({ length: 30 }, (_, i) => Number(i < hits))
      const drawn = way === 'Wilson' ? wilson(hits, 30) : way === 'Clopper-Pearson' ? clopperPearson(hits, 30) : shareUnderDesign(answers, surveyDesign(30), way)
      assert.ok(Math.abs(low - drawn.low!) < 1e-12 && Math.abs(high - drawn.high!) < 1e-12, `${way} ${hits}`)
    }
  }
})

test('the linear interval of a rare answer among thirty holds the truth one time in four, and an interval of half the width is caught', () => {
  assert.ok(Math.abs(coveredBy('linear', 30)(0.01).covered - 0.26) < 0.001)
  const { draw, design } = roundOfShares(300, 0.2, 0.05)
  const { whole, half } = tried(200, 5, (random) => {
    const { low, high, estimate } = shareUnderDesign(draw(random), design), middle = estimate!
    return { whole: { low, high, truth: 0.2 }, half: { low: (low! + middle) / 2, high: (high! + middle) / 2, truth: 0.2 } }
  })
  assert.ok(whole.within > 0.9 && whole.within < 0.99, `${whole.within}`)
  assert.ok(half.within < 0.8 && Math.abs(half.within + half.below + half.above - 1) < 1e-9, `${half.within}`)
})

test('what is drawn has the mean and the spread that it says', () => {
  const spreads: [string, (random: Chance) => number, mean: number, variance: number][] = [
    ['normal', normal, 0, 1], ['gamma', (random) => gamma(2.5, random), 2.5, 2.5], ['gamma of a small shape', (random) => gamma(0.4, random), 0.4, 0.4],
    ['hits', drawnFrom(binomialCounts(40, 0.3)), 12, 8.4], ['events', drawnFrom(poissonCounts(6)), 6, 6], ['share of a cluster', (random) => shareInCluster(0.2, 0.1, random), 0.2, 0.016],
  ]
  for (const [name, draw, mean, variance] of spreads) {
    const random = seeded(3), drawn = Float64Array.from({ length: 20_000 }, () => draw(random)), found = drawn.reduce((a, b) => a + b, 0) / drawn.length
    assert.ok(Math.abs(found - mean) < 4 * Math.sqrt(variance / drawn.length), `${name} ${found}`)
    assert.ok(Math.abs(drawn.reduce((sum, x) => sum + (x - found) ** 2, 0) / drawn.length / variance - 1) < 0.08, name)
  }
})
