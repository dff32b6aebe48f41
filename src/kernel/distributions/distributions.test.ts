import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { betaCdf } from './beta-cdf.ts'
import { betaQuantile } from './beta-quantile.ts'
import { normalCdf } from './normal-cdf.ts'
import { normalQuantile } from './normal-quantile.ts'
import { normalSf } from './normal-sf.ts'
import { studentCdf } from './student-cdf.ts'
import { studentQuantile, studentReaches } from './student-quantile.ts'
import { studentTwoSided } from './student-two-sided.ts'

const r = JSON.parse(readFileSync(new URL('../reference/dist.json', import.meta.url), 'utf8'))

test('normal probabilities and quantiles equal R to eleven digits, far into the tail', () => {
  r.pnorm.z.forEach((z: number, i: number) => {
    near(normalCdf(z), r.pnorm.p[i], `normalCdf(${z})`)
    near(normalSf(-z), r.pnorm.p[i], `normalSf(${-z})`)
  })
  r.qnorm.p.forEach((p: number, i: number) => near(normalQuantile(p), r.qnorm.z[i], `normalQuantile(${p})`, 1e-14))
})

test('two-sided p of Student\'s t equals R to eleven digits, for one degree of freedom as for ten million', () => {
  const { t, df, p } = r.t_two_sided
  assert.ok(t.length > 100)
  t.forEach((t: number, i: number) => near(studentTwoSided(t, df[i]), p[i], `studentTwoSided(${t}, ${df[i]})`))
})

test('quantiles of Student\'s t equal R to eleven digits', () => {
  const { p, df, q } = r.t_quantile_two
  p.forEach((p: number, i: number) => near(studentQuantile(p / 2, df[i]), -q[i], `studentQuantile(${p}/2, ${df[i]})`))
})

test('the beta distribution equals R to eleven digits, and with it exact intervals of shares', () => {
  const { pbeta, qbeta } = r
  assert.ok(pbeta.x.length > 100 && qbeta.p.length > 50)
  pbeta.x.forEach((x: number, i: number) => near(betaCdf(x, pbeta.a[i], pbeta.b[i]), pbeta.p[i], `betaCdf(${x}, ${pbeta.a[i]}, ${pbeta.b[i]})`))
  qbeta.p.forEach((p: number, i: number) => near(betaQuantile(p, qbeta.a[i], qbeta.b[i]), qbeta.x[i], `betaQuantile(${p}, ${qbeta.a[i]}, ${qbeta.b[i]})`))
})

test('one and two degrees of freedom have closed forms, and the tail follows them down to 1e-300', () => {
  for (const t of [1e-5, 0.3, 2, 40, 1e10, 1e100, 1e150]) {
    near(studentTwoSided(t, 1), (2 / Math.PI) * Math.atan(1 / t), `df 1, t ${t}`)
    near(studentTwoSided(t, 2), 2 / (Math.hypot(t, Math.SQRT2) * (Math.hypot(t, Math.SQRT2) + t)), `df 2, t ${t}`)
  }
  near(studentTwoSided(1e160, 1), 2 / Math.PI / 1e160, 'df 1, t 1e160')
  near(studentTwoSided(37, 1e12), 2 * normalSf(37), 'many degrees of freedom are the normal distribution', 1e-6)
})

test('the expansion for many degrees of freedom meets the continued fraction for few', () => {
  for (const t of [0.1, 1, 3, 9]) {
    const [below, at, above] = [29.999999, 30, 30.000001].map((df) => studentTwoSided(t, df)) as [number, number, number]
    near(at, (below + above) / 2, `t ${t}`)
  }
  for (const df of [30, 100, 1000]) {
    const t = Math.sqrt(df * Math.expm1(1))
    near(studentTwoSided(t * (1 - 1e-13), df), studentTwoSided(t * (1 + 1e-13), df), `df ${df}`, 1e-9)
  }
})

test('a t too small to be squared says nothing against chance, whatever the degrees of freedom', () => {
  for (const df of [1, 29, 30, 100, 1e7]) for (const t of [1e-12, 1e-160, 5e-324]) near(studentTwoSided(t, df), 1, `t ${t} of ${df}`)
})

test('quantiles far in the tails of few degrees of freedom keep their digits', () => {
  for (const df of [1, 1.5, 2, 5, 10, 29, 30, 1000]) for (const p of [1e-290, 1e-195, 1e-60, 1e-9, 0.2, 0.49]) {
    near(studentTwoSided(studentQuantile(p, df), df), 2 * p, `${p} of ${df}`)
  }
  const reach = studentReaches(0.9)
  for (const df of [3, 3, 16_383, 16_384, 1e6]) near(reach(df), -studentQuantile(0.05, df), 'once worked out and again')
})

test('a quantile and its probability undo each other', () => {
  const probability = fc.double({ min: 1e-250, max: 0.9999, noNaN: true })
  fc.assert(fc.property(probability, fc.double({ min: 0.5, max: 1e7, noNaN: true }), (p, df) => {
    const t = studentQuantile(p, df)
    if (Math.abs(t) < 1e140) near(studentCdf(t, df), p, `p ${p}, df ${df}, t ${t}`, 1e-9)
    near(normalCdf(normalQuantile(p)), p, `normal ${p}`, 1e-12 * Math.max(1, -Math.log(p)))
  }))
})

test('what is no probability and what is no degree of freedom is said', () => {
  assert.throws(() => normalQuantile(1.2), /lies between 0 and 1/)
  assert.throws(() => studentQuantile(-1, 3), /lies between 0 and 1/)
  assert.throws(() => studentTwoSided(1, 0), /more than 0 degrees of freedom/)
  assert.throws(() => studentTwoSided(NaN, 3), /needs a number/)
})

/** 1e-11 relative; R's file holds fifteen digits and no denormal numbers. */
function near(actual: number, expected: number, what: string, relative = 1e-11) {
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected) + 1e-300, `${what}: ${actual}, expected ${expected}`)
}
