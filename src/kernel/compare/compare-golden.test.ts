import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gammaQuantile } from '../distributions/gamma-quantile.ts'
import { betaQuantile } from '../distributions/beta-quantile.ts'
import { surveyDesign } from '../estimate/survey-design.ts'
import { wilson } from '../estimate/wilson.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { benjaminiYekutieli } from './benjamini-yekutieli.ts'
import { countRegression } from './count-regression.ts'
import { differenceOfCounts } from './difference-of-counts.ts'
import { differenceOfMeans } from './difference-of-means.ts'
import { hochberg } from './hochberg.ts'
import { holm } from './holm.ts'
import { raoScott } from './rao-scott.ts'
import { rateRatio } from './rate-ratio.ts'

const folder = `${process.env['VATRA_DATA']}/golden`
const skip = existsSync(`${folder}/evaluation.json`) ? false : 'VATRA_DATA does not name the folder with golden/evaluation.json'
const read = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))

test('difference in differences of counts and of means equal R\'s glm, lm and their sandwiches', { skip }, () => {
  const { data, poisson_fe: poisson, ols_fe: ols } = read('evaluation.json').did
  const panel = { outcome: data.y, unit: data.unit, period: data.period, treated: data.treated, post: data.post, exposure: data.pop }
  const plain = differenceOfCounts(panel, 'poisson'), clustered = differenceOfCounts(panel)
  near(plain.logRatio!, poisson.coef, 'log ratio', 1e-11)
  near(plain.deviance!, poisson.deviance, 'deviance', 1e-11)
  // R's glm stops at 1e-8 of the deviance, which its error and its residuals show (the reference beside was driven further, and met to 1e-10).
  near(plain.se!, poisson.se, 'se', 1e-9)
  near(clustered.se! / Math.sqrt(12 / 11), poisson.cluster_se_unadjusted, 'clustered', 1e-9)
  assert.ok(clustered.low < clustered.ratio! && clustered.ratio! < clustered.high && clustered.ratio! < 1)
  const equal = differenceOfMeans(panel, 'equal'), means = differenceOfMeans(panel)
  near(equal.difference, ols.coef, 'difference', 1e-12)
  near(equal.se, ols.se, 'se', 1e-10)
  near(means.se / Math.sqrt(12 / 11), ols.cluster_se_unadjusted, 'clustered', 1e-10)
})

test('the negative binomial regression is R\'s glm.nb at its own theta', { skip }, () => {
  const { data, negbin } = read('evaluation.json').did
  const columns = [data.y.map(() => 1), data.treated, data.post, data.treated.map((t: number, i: number) => t * data.post[i])]
  const model = countRegression({ counts: data.y, columns, exposure: data.pop }, negbin.theta)
  near(model.coefficients[3]!, negbin.coef, 'coefficient', 1e-7)
  near(Math.sqrt(model.covariance[15]!), negbin.se, 'se', 1e-6)
})

test('exact intervals of shares and counts equal R\'s binom.test, prop.test and poisson.test', { skip }, () => {
  const { binomial: b, poisson, rate_ratio: rr } = read('evaluation.json')
  b.x.forEach((x: number, i: number) => {
    const n = b.n[i]
    near(x === 0 ? 0 : betaQuantile(0.025, x, n - x + 1), b.clopper_lo[i], 'clopper low', 1e-11)
    near(x === n ? 1 : betaQuantile(0.025, x + 1, n - x, 'above'), b.clopper_hi[i], 'clopper high', 1e-11)
    near(wilson(x, n).low, b.wilson_lo[i], 'wilson low')
    near(wilson(x, n).high, b.wilson_hi[i], 'wilson high')
  })
  poisson.k.forEach((k: number, i: number) => {
    near(k === 0 ? 0 : gammaQuantile(0.025, k), poisson.lo[i], 'poisson low', 1e-11)
    near(gammaQuantile(0.025, k + 1, 'above'), poisson.hi[i], 'poisson high', 1e-11)
  })
  const seen = rateRatio({ events: rr.events[1], time: rr.time[1] }, { events: rr.events[0], time: rr.time[0] })
  for (const [is, was] of [[seen.ratio, rr.ratio], [seen.low, rr.ci[0]], [seen.high, rr.ci[1]], [seen.p, rr.p]]) near(is!, was!, 'rate ratio', 1e-11)
})

test('p-values raised by every method equal R and statsmodels to fourteen digits', { skip }, () => {
  const close = (is: (number | null)[], was: (number | null)[], what: string) => is.forEach((p, i) => assert.ok(p === was[i] || Math.abs(p! - was[i]!) <= 1e-14 * Math.max(1, p! / 1e-1), `${what} ${i}: ${p} ${was[i]}`))
  for (const [name, family] of Object.entries(read('padjust.json')) as [string, Record<string, (number | null)[]>][]) {
    close(benjaminiHochberg(family['p']!), family['BH']!, `${name} BH`)
    close(benjaminiYekutieli(family['p']!), family['BY']!, `${name} BY`)
    close(holm(family['p']!), family['holm']!, `${name} holm`)
    close(hochberg(family['p']!), family['hochberg']!, `${name} hochberg`)
  }
  const py = read('stats_py.json')
  close(benjaminiHochberg(py.p), py.bh, 'bh')
  close(benjaminiYekutieli(py.p), py.by, 'by')
  close(holm(py.p), py.holm, 'holm')
})

test('Rao and Scott\'s test of a table equals R\'s svychisq for six designs', { skip }, () => {
  const golden = read('survey_api.json'), data = read('survey_data.json').data
  for (const name of ['srs', 'srs_nofpc', 'strat', 'strat_nofpc', 'clus1', 'clus1_nofpc']) {
    const all = data[name.startsWith('srs') ? 'apisrs' : name.startsWith('strat') ? 'apistrat' : 'apiclus1']
    const strata = name.startsWith('strat') ? all.stype.map((s: string) => 'EHM'.indexOf(s)) : undefined
    const population: number[] = []
    all.fpc.forEach((fpc: number, i: number) => (population[strata ? strata[i] : 0] = fpc))
    const design = surveyDesign(all.pw.length, { weights: all.pw, ...(strata && { strata }), ...(name.startsWith('clus') && { clusters: all.dnum }), ...(!name.endsWith('nofpc') && { population }) })
    const code = (answer: string) => Number(answer === 'Yes'), seen = raoScott(all['sch.wide'].map(code), all['comp.imp'].map(code), design)
    const want = golden[name].chisq_raoscott
    near(seen.statistic!, want.F, `${name} F`, 1e-10)
    near(seen.df!, want.ndf, `${name} df`, 1e-10)
    near(seen.dfRest!, want.ddf, `${name} ddf`, 1e-10)
    near(seen.p!, want.p, `${name} p`, 1e-8)
  }
})

function near(actual: number, expected: number, what: string, relative = 1e-12) {
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected) + 1e-300, `${what}: ${actual}, expected ${expected}`)
}
