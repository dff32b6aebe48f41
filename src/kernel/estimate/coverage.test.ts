import assert from 'node:assert/strict'
import { test } from 'node:test'
import { logGamma } from '../distributions/log-gamma.ts'
import { clopperPearson } from './clopper-pearson.ts'
import type { ShareMethod } from './share-interval.ts'
import { shareUnderDesign } from './share-under-design.ts'
import { surveyDesign } from './survey-design.ts'
import { wilson } from './wilson.ts'

type Ends = { readonly low: number | null; readonly high: number | null }
const shares = Array.from({ length: 50 }, (_, k) => (k + 1) / 100)

test('an exact interval never covers the true share less often than 95 of 100 times, however small the sample or rare the answer', () => {
  for (const n of [5, 30, 100, 400]) for (const share of shares) assert.ok(covers(n, share, (hits) => clopperPearson(hits, n)) >= 0.95, `${n} ${share}`)
})

test('Wilson intervals cover 94 to 96 of 100 times on average over the shares', () => {
  for (const n of [100, 300, 1000]) {
    const all = shares.map((share) => covers(n, share, (hits) => wilson(hits, n)))
    const mean = all.reduce((s, c) => s + c, 0) / all.length
    assert.ok(mean > 0.94 && mean < 0.96, `${n}: ${mean}`)
  }
})

test('the linear interval of a rare answer among thirty covers a quarter of the time, every other method nine times of ten or more', () => {
  const covered = (method: ShareMethod) => {
    const ends = Array.from({ length: 31 }, (_, hits) => shareUnderDesign(Array.from({ length: 30 }, (_, i) => +(i < hits)), surveyDesign(30), method))
    return covers(30, 0.01, (hits) => ends[hits]!)
  }
  assert.ok(Math.abs(covered('linear') - 0.26) < 0.01)
  for (const method of ['logit', 'asin', 'beta', 'wilson', 'likelihood'] as const) assert.ok(covered(method) > 0.9, `${method} ${covered(method)}`)
})

/** How often the interval holds the true share, added up over every sample that could have been. */
function covers(n: number, share: number, interval: (hits: number) => Ends): number {
  let covered = 0
  for (let hits = 0; hits <= n; hits++) {
    const { low, high } = interval(hits)
    if (low === null || high === null || low > share || share > high) continue
    covered += Math.exp(logGamma(n + 1) - logGamma(hits + 1) - logGamma(n - hits + 1) + hits * Math.log(share) + (n - hits) * Math.log1p(-share))
  }
  return covered
}
