import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedDesign, inventedDesigns, inventedPeople, peopleWhere, reference } from '#testing/golden/invented-survey.ts'
import { meanUnderDesign } from '../estimate/mean-under-design.ts'
import { normalSf } from '../distributions/normal-sf.ts'
import { studentTwoSided } from '../distributions/student-two-sided.ts'
import { countRegression } from './count-regression.ts'
import { differenceOfCounts } from './difference-of-counts.ts'
import { differenceOfMeans } from './difference-of-means.ts'
import { differenceOfShares } from './difference-of-shares.ts'
import { differenceUnderDesign } from './difference-under-design.ts'
import { overdispersedRegression } from './overdispersed-regression.ts'
import { raoScott } from './rao-scott.ts'
import { rateRatio } from './rate-ratio.ts'

const r = reference('change.json'), survey = reference('survey.json'), people = inventedPeople()
const { y, unit, period, treated, post, people: exposure } = r.panel, panel = { outcome: y, unit, period, treated, post, exposure }

test('two invented waves differ as R says of two independent designs, judged by as many pieces as their strata weigh', () => {
  const [before, after] = [1, 2].map((wave) => peopleWhere(people, people.wave.flatMap((w, i) => (w === wave ? [i] : []))))
  for (const item of ['thefts', 'r'] as const) {
    const change = differenceUnderDesign(...([before!, after!].map((some) => meanUnderDesign(some[item], inventedDesign('both', some))) as [never, never])), known = survey.change[item]
    near(change.difference, known.difference, 'difference', 1e-12)
    near(change.se, known.se, 'se', 1e-10)
    for (const end of ['low', 'high', 'p', 'df'] as const) near(change[end], known.satterthwaite[end], end, end === 'p' ? 1e-9 : 1e-10)
    near(studentTwoSided(change.statistic!, known.df), known.p, 'p as R adds the pieces', 1e-9)
  }
})

test('Rao and Scott\'s test of invented people equals R\'s svychisq under every design', () => {
  for (const name of inventedDesigns) {
    const seen = raoScott(people.zone, people.b, inventedDesign(name, people)), { statistic, df, df_rest: rest, p } = survey.designs[name].chi
    near(seen.statistic, statistic, `${name} F`, 1e-10)
    near(seen.df, df, `${name} df`, 1e-10)
    near(seen.dfRest, rest, `${name} df of the rest`, 1e-10)
    near(seen.p, p, `${name} p`, 1e-9)
  }
})

test('changes of counted shares have R\'s z, and Newcombe\'s ends from R\'s Wilson intervals', () => {
  const s = r.shares
  s.difference.forEach((difference: number, i: number) => {
    const seen = differenceOfShares({ hits: s.hits_before[i], n: s.n_before[i] }, { hits: s.hits_after[i], n: s.n_after[i] })
    near(seen.difference, difference, 'difference', 1e-12)
    near(seen.statistic, s.z[i], 'z', 1e-12)
    near(seen.method === 'pooled-z-newcombe' ? seen.p : 2 * normalSf(Math.abs(seen.statistic!)), s.p[i], 'p of z', 1e-11)
    near(seen.low, s.low[i], 'low', 1e-12)
    near(seen.high, s.high[i], 'high', 1e-12)
  })
})

test('ratios of rates have the exact interval and p of R\'s poisson.test', () => {
  const t = r.rates
  t.before.forEach((events: number, i: number) => {
    const seen = rateRatio({ events, time: t.time_before[i] }, { events: t.after[i], time: t.time_after[i] })
    for (const [is, wanted] of [[seen.ratio, t.ratio[i]], [seen.low, t.low[i]], [seen.high === Infinity ? null : seen.high, t.high[i]], [seen.p, t.p[i]]]) {
      if (wanted === null) assert.equal(is, null)
      else near(is, wanted, `rate ${i}`, 1e-11)
    }
  })
})

test('difference in differences of counts and of means has R\'s coefficient, errors and sandwich by place', () => {
  const plain = differenceOfCounts(panel, 'poisson'), clustered = differenceOfCounts(panel)
  near(plain.logRatio, r.poisson.coefficient, 'log ratio', 1e-11)
  near(plain.se, r.poisson.se, 'se', 1e-10)
  near(plain.deviance, r.poisson.deviance, 'deviance', 1e-11)
  near(clustered.se, r.poisson.clustered, 'clustered se', 1e-10)
  const equal = differenceOfMeans(panel, 'equal'), means = differenceOfMeans(panel)
  near(equal.difference, r.means.coefficient, 'difference', 1e-12)
  near(equal.se, r.means.se, 'se', 1e-10)
  near(means.se, r.means.clustered, 'clustered se', 1e-10)
})

test('counts that wander have the theta at which R\'s likelihood is level, and R\'s coefficient and error there', () => {
  const columns = [y.map(() => 1), treated, post, treated.map((t: number, i: number) => t * post[i])], known = r.negative_binomial
  const model = overdispersedRegression({ counts: y, columns, exposure }), at = countRegression({ counts: y, columns, exposure }, known.theta)
  // The slope of the likelihood is told from 0 to about 1e-13 of its sums: theta is known to nine digits, and hardly moves the coefficients.
  near(model.theta, known.theta, 'theta', 1e-9)
  near(known.theta_glm_nb, known.theta, 'theta of glm.nb', 1e-5)
  for (const found of [model, at]) {
    near(found.coefficients[3]!, known.coefficient, 'coefficient', found === at ? 1e-12 : 1e-10)
    near(Math.sqrt(found.covariance[15]!), known.se, 'se', 1e-10)
  }
})

test('counts so wild that R\'s glm.nb ends without an answer have the fit at which R\'s dnbinom is greatest', () => {
  const counts = [1, 37, 1, 60, 1, 6, 1, 1, 53, 38, 5, 8, 11, 14], exposure = [575, 20, 504, 20, 596, 569, 56, 95, 340, 869, 100, 100, 100, 100]
  const columns = [counts.map(() => 1), [0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1], [0, 3, -1, -1, -2, 0, 3, 1, 2, 2, -3, -1, 1, 3]]
  const model = overdispersedRegression({ counts, columns, exposure })
  // optim and optimize find it to half their digits; at the best fit itself nothing is left over in any column.
  near(model.theta, 0.3283093946, 'theta', 1e-5)
  ;[-2.28650261, 2.01770502, 0.39038368].forEach((known, a) => near(model.coefficients[a]!, known, `coefficient ${a}`, 1e-5))
  const left = (mean: ArrayLike<number>) => Math.max(...columns.map((column) => Math.abs(column.reduce((sum, x, i) => sum + (x * (counts[i]! - mean[i]!)) / (1 + mean[i]! / model.theta), 0))))
  assert.ok(left(model.mean) < 1e-10 && left(model.mean.map((mean) => mean * (1 + 1e-9))) > 1e-10, 'a fit that stops a billionth off is seen')
})

function near(is: number | null, wanted: number, what: string, relative: number) {
  assert.ok(is !== null && Math.abs(is - wanted) <= relative * Math.abs(wanted) + 1e-15, `${what}: ${is}, expected ${wanted}`)
}
