import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reference } from '#testing/golden/invented-survey.ts'
import { studentTwoSided } from '../distributions/student-two-sided.ts'
import { seeded } from '../random.ts'
import { cronbachAlpha } from './cronbach-alpha.ts'
import { intraclassCorrelation, type IccKind } from './intraclass-correlation.ts'
import { kappa } from './kappa.ts'
import { mcdonaldOmega } from './mcdonald-omega.ts'
import { rankAgreement } from './rank-agreement.ts'
import { spearman } from './spearman.ts'

const r = reference('agreement.json')

test('kappa of two readers and its error, plain, linear and quadratic, follow Fleiss, Cohen and Everitt', () => {
  for (const [weights, known] of [['unweighted', r.kappa], ['linear', r.linear], ['quadratic', r.quadratic]] as const) {
    near(kappa(r.table, weights).kappa, known.kappa, weights, 1e-12)
    near(kappa(r.table, weights).se, known.se, `${weights} se`, 1e-10)
  }
})

test('the six intraclass correlations come from the mean squares of R\'s aov, their intervals from its F', () => {
  for (const [kind, icc] of Object.entries(r.icc) as [IccKind, number][]) near(intraclassCorrelation(r.readings, kind).icc, icc, kind, 1e-12)
  for (const [kind, [low, high]] of Object.entries(r.icc_ends) as [IccKind, [number, number]][]) {
    const seen = intraclassCorrelation(r.readings, kind)
    near(seen.low, low, `${kind} low`, 1e-10)
    near(seen.high, high, `${kind} high`, 1e-10)
  }
})

test('alpha and omega of a block are those of the covariances in R and of scipy\'s minimiser', () => {
  near(cronbachAlpha(r.items).alpha, r.alpha, 'alpha', 1e-12)
  const { items, omega } = reference('omega.json')
  // A minimiser that stops on a level of 1e-16 knows its place to 1e-8.
  near(mcdonaldOmega(items, seeded(1), 40).omega, omega, 'omega', 1e-8)
})

test('two orders agree by Kendall\'s tau and Spearman\'s rho as R\'s cor.test says, with ties and without', () => {
  const exact = rankAgreement(r.orders.x, r.orders.y), tied = rankAgreement(r.tied.x, r.tied.y)
  near(exact.tau, r.orders.tau, 'tau', 1e-12)
  near(exact.p, r.orders.p, 'p', 1e-12)
  near(tied.tau, r.tied.tau, 'tau with ties', 1e-12)
  near(tied.statistic, r.tied.z, 'z', 1e-12)
  near(tied.p, r.tied.p, 'p with ties', 1e-11)
  for (const list of [r.orders, r.tied]) near(spearman(list.x, list.y).rho, list.rho, 'rho', 1e-12)
})

test('the p of a rank correlation of three to nine things is R\'s exact one, and a p by t is found out', () => {
  const seen = (r.spearman as { n: number; y: number[]; p: number }[][]).flat()
  const byT = (rho: number, n: number) => (Math.abs(rho) === 1 ? 0 : studentTwoSided(rho * Math.sqrt((n - 2) / (1 - rho * rho)), n - 2))
  for (const { y, p } of seen) near(spearman(y.map((_, i) => i), y).p, p, `p of ${y}`, 1e-12)
  assert.equal(seen.filter(({ n, y, p }) => p < 0.9 && Math.abs(byT(spearman(y.map((_, i) => i), y).rho!, n) - p) <= 1e-12 * p).length, 0)
  // Shared places are counted out too: two of four alike leave 4!/2! orders, of which one agrees so.
  near(spearman([1, 2, 2, 3], [1, 2, 2, 3]).p, 4 / 24, 'with ties', 1e-12)
  const ten = Array.from({ length: 10 }, (_, i) => i)
  // No order of ten agrees more than two of 10!; beyond what a number can hold it is still not 0.
  near(spearman(ten, ten).p, 2 / 3_628_800, 'ten', 1e-11)
  const many = Array.from({ length: 400 }, (_, i) => i)
  assert.ok(spearman(many, many).p! > 0 && spearman(many, many.toReversed()).p! > 0)
})

function near(is: number | null, wanted: number, what: string, relative: number) {
  assert.ok(is !== null && Math.abs(is - wanted) <= relative * Math.max(1e-3, Math.abs(wanted)), `${what}: ${is}, expected ${wanted}`)
}
