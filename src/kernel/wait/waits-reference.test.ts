import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reference } from '#testing/golden/invented-survey.ts'
import { quantile } from './quantile.ts'
import { randomIntercept } from './random-intercept.ts'
import { stillWaiting } from './still-waiting.ts'

const r = reference('waits.json')

test('quantiles of invented waits are R\'s of types 6, 7 and 8', () => {
  const sorted = Float64Array.from(r.seconds as number[]).sort()
  for (const type of [6, 7, 8] as const) r.p.forEach((p: number, k: number) => near(quantile(sorted, p, type), r[`type${type}`][k], `type ${type} at ${p}`, 1e-12))
})

test('quantiles of waits of which some still go on, and their ends, are those of R\'s survival', () => {
  stillWaiting(r.seconds, r.ended, r.open.p).quantiles.forEach(({ quantile, low, high }, k) =>
    assert.deepEqual([quantile, low, high], [r.open.quantile[k], r.open.low[k], r.open.high[k]], `at ${r.open.p[k]}`))
})

test('the spread between and within places, and each place\'s effect, are those of R\'s lme4', () => {
  for (const method of ['reml', 'ml'] as const) {
    const seen = randomIntercept(r.height, r.group, method), known = r[method]
    // lmer's own search ends where the likelihood is level to 1e-16, which is half the digits of its place.
    near(seen.mean, known.mean, 'mean', 1e-8)
    near(seen.between, known.between, 'between', 1e-5)
    near(seen.within, known.within, 'within', 1e-6)
    known.effects.forEach((effect: number, g: number) => near(seen.effects.get(g)!, effect, `effect ${g}`, 1e-5))
  }
})

function near(is: number | null, wanted: number, what: string, relative: number) {
  assert.ok(is !== null && Math.abs(is - wanted) <= relative * Math.max(1e-3, Math.abs(wanted)), `${what}: ${is}, expected ${wanted}`)
}
