import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { cronbachAlpha } from './cronbach-alpha.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { intraclassCorrelation } from './intraclass-correlation.ts'
import type { IccKind } from './intraclass-correlation.ts'
import { kappa } from './kappa.ts'
import { rankAgreement } from './rank-agreement.ts'
import { spearman } from './spearman.ts'

const folder = `${process.env['VATRA_DATA']}/golden`
const skip = existsSync(`${folder}/agreement.json`) ? false : 'VATRA_DATA does not name the folder with golden/agreement.json'
const read = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))

test('kappa, linear and quadratic kappa and their errors equal R\'s psych and vcd', { skip }, () => {
  const { table, kappa_unweighted: plain, kappa_quadratic: quadratic, kappa_linear_vcd: linear } = read('agreement.json')
  const one = kappa(table)
  near(one.kappa, plain.k, 'kappa')
  near(one.se! ** 2, plain.var, 'variance', 1e-10)
  near(one.low, plain.ci[0], 'low', 1e-10)
  near(one.high, plain.ci[2], 'high', 1e-10)
  near(kappa(table, 'quadratic').kappa, quadratic.k, 'quadratic')
  near(kappa(table, 'quadratic').se, quadratic.vcd[1], 'quadratic se', 1e-10)
  near(kappa(table, 'linear').kappa, linear[0], 'linear')
  near(kappa(table, 'linear').se, linear[1], 'linear se', 1e-10)
})

test('kappa of two readers and Fleiss\' of many equal sklearn and statsmodels', { skip }, () => {
  const py = read('stats_py.json'), table = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0])
  py.a.forEach((a: number, i: number) => (table[a - 1]![py.b[i] - 1]! += 1))
  near(kappa(table).kappa, py.cohen, 'cohen')
  near(kappa(table, 'linear').kappa, py.cohen_linear, 'linear')
  near(kappa(table, 'quadratic').kappa, py.cohen_quadratic, 'quadratic')
  const fleiss = fleissKappa(py.fleiss_table)
  near(fleiss.kappa, py.fleiss, 'fleiss')
  assert.ok(fleiss.low! < fleiss.kappa! && fleiss.kappa! < fleiss.high!)
})

test('the agreement of two orders has R\'s and scipy\'s tau, z and p, exact without ties (C4)', { skip }, () => {
  const { table, kendall_tau_b: tied, kendall_exact: exact } = read('agreement.json'), py = read('stats_py.json')
  const cells = (table as number[][]).flatMap((row, x) => row.flatMap((count, y) => Array.from({ length: count }, () => [x, y] as const)))
  const seen = rankAgreement(cells.map(([x]) => x), cells.map(([, y]) => y))
  near(seen.tau, tied.tau, 'tau')
  near(seen.statistic, tied.z, 'z')
  near(seen.p, tied.p, 'p', 1e-11)
  const small = rankAgreement(exact.x, exact.y)
  assert.equal(small.method, 'kendall-exact')
  near(small.tau, exact.tau, 'exact tau')
  near(small.p, exact.p, 'exact p')
  const other = rankAgreement(py.x, py.y)
  near(other.tau, py.kendall_b.tau, 'scipy tau')
  near(other.p, py.kendall_b.p, 'scipy p', 1e-11)
})

test('rank correlation equals scipy\'s and R\'s', { skip }, () => {
  const py = read('stats_py.json'), { kendall_exact: lists, spearman: r } = read('agreement.json')
  near(spearman(py.x, py.y).rho, py.spearman.rho, 'scipy rho')
  near(spearman(py.x, py.y).p, py.spearman.p, 'scipy p', 1e-11)
  near(spearman(lists.x, lists.y).rho, r.rho, 'R rho')
})

test('Cronbach\'s alpha and the six intraclass correlations with their intervals equal R\'s psych', { skip }, () => {
  const { cronbach_alpha: alpha, icc } = read('agreement.json')
  const own = cronbachAlpha(Object.values(alpha.items))
  near(own.alpha, alpha.raw, 'raw')
  near(own.standardised, alpha.std, 'standardised')
  assert.ok(own.low! < own.alpha! && own.alpha! < own.high!)
  // The six subjects and four judges of Shrout & Fleiss 1979, table 2, as published.
  const readings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
  icc.type.forEach((kind: IccKind, i: number) => {
    const seen = intraclassCorrelation(readings, kind)
    near(seen.icc, icc.icc[i], kind)
    near(seen.low, icc.lo[i], `${kind} low`, 1e-10)
    near(seen.high, icc.hi[i], `${kind} high`, 1e-10)
  })
})

function near(actual: number | null, expected: number, what: string, relative = 1e-12) {
  assert.ok(actual !== null && Math.abs(actual - expected) <= relative * Math.abs(expected), `${what}: ${actual}, expected ${expected}`)
}
