import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { raoScott } from '#kernel/compare/rao-scott.ts'
import { riskRatio } from '#kernel/compare/risk-ratio.ts'
import { surveyDesign } from '#kernel/estimate/survey-design.ts'
import { toolRun } from '#testing/cli/tool-run.ts'
import { compare } from './compare.ts'
import { estimate } from './estimate.ts'

const golden = `${process.env['VATRA_DATA']}/golden`
const skip = existsSync(`${golden}/survey_api.json`) ? false : 'VATRA_DATA does not name the folder with golden/survey_api.json'
const { file, run } = toolRun(estimate), { run: runCompare } = toolRun(compare)

type Row = { estimate: number; se: number; low: number; high: number; method: string }
const near = (is: number, known: number, what = '', digits = 1e-10) => assert.ok(Math.abs(is - known) <= digits * Math.max(1, Math.abs(known)), `${what}: ${is}, expected ${known}`)

/** A sample of California's schools as a file, with what R says of it. */
function schools(set: string) {
  const r = JSON.parse(readFileSync(`${golden}/survey_api.json`, 'utf8')), school = JSON.parse(readFileSync(`${golden}/survey_data.json`, 'utf8')).data[set] as Record<string, (string | number)[]>
  const keys = ['stype', 'sch.wide', 'api00', 'api.stu', 'enroll', 'pw', 'fpc', 'dnum'].filter((key) => school[key])
  return { r, path: file([keys.join(','), ...school['pw']!.map((_, i) => keys.map((key) => school[key]![i]).join(','))].join('\n')) }
}

async function asked(...argv: string[]): Promise<Row[]> {
  const { code, out, err } = await run(...argv, '--json')
  assert.equal(code, 0, err)
  return JSON.parse(out)
}

test('ratios and quantiles of a file equal R\'s svyratio and svyquantile', { skip }, async () => {
  const { r, path } = schools('apistrat'), design = ['--weight', 'pw', '--strata', 'stype', '--population', 'fpc'], { ratio, quantile } = r.strat
  const [found] = await asked(path, '--items', 'api.stu', '--ratio', 'enroll', ...design)
  for (const [is, known] of [[found!.estimate, ratio.coef['api.stu/enroll']], [found!.se, ratio.se['api.stu/enroll']]]) near(is!, known, 'ratio') // R's confint of a ratio is that of the normal distribution
  for (const [k, p] of quantile.p.entries()) {
    const [row] = await asked(path, '--items', 'api00', '--quantile', String(p), ...design)
    assert.deepEqual([row!.estimate, row!.low, row!.high, row!.method], [quantile.q[k], quantile.lo[k], quantile.hi[k], 'woodruff'])
  }
})

test('the jackknife of a file equals R\'s, a bootstrap comes near and is the same again with its seed', { skip }, async () => {
  for (const [set, name, flags] of [['apiclus1', 'clus1_JK1', ['--cluster', 'dnum']], ['apistrat', 'strat_JKn', ['--strata', 'stype']]] as const) {
    const { r, path } = schools(set), known = r.replicates[name], again = (...more: string[]) => asked(path, '--items', 'api00', '--mean', '--weight', 'pw', ...flags, '--replicates', ...more)
    const [row] = await again('jackknife'), [one, two, other] = [await again('bootstrap:400', '--seed', '7'), await again('bootstrap:400', '--seed', '7'), await again('bootstrap:400', '--seed', '8')]
    for (const [is, told] of [[row!.estimate, known.coef.api00], [row!.se, known.se.api00]]) near(is!, told, name)
    assert.deepEqual(one, two)
    if (set === 'apistrat') near((await asked(path, '--items', 'api00', '--quantile', '0.5', '--weight', 'pw', ...flags, '--replicates', 'jackknife'))[0]!.se, r.replicates.strat_JKn_quantile_se, 'median')
    assert.ok(one[0]!.se !== other[0]!.se && Math.abs(one[0]!.se / row!.se - 1) < 0.25 && one[0]!.method === 'bootstrap')
  }
})

test('a file weighted to known numbers has the standard error of R\'s postStratify and rake, and says so', { skip }, async () => {
  const { r, path } = schools('apiclus1'), { pop_types: types, pop_schwide: wide, clus1_postStratify: one, clus1_rake: both } = r.calibration, margin = (names: string[], counts: number[]) => file(names.map((name, i) => `${name},${counts[i]}\n`).join(''))
  const asTypes = `stype=${margin(types.stype, types.Freq)}`, asWide = `sch.wide=${margin(wide['sch.wide'], wide.Freq)}`, flags = ['--items', 'api00', '--mean', '--weight', 'pw', '--cluster', 'dnum', '--population', 'fpc']
  for (const [known, more, method] of [[one, ['--margin', asTypes], 'linear, post-stratified'], [both, ['--margin', asTypes, '--margin', asWide], 'linear, raked']] as const) {
    const [row] = await asked(path, ...flags, ...more), mean = known.mean_api00 ?? known.mean
    assert.equal(row!.method, method)
    near(row!.estimate, mean.coef.api00, method)
    near(row!.se, mean.se.api00, method, 1e-8)
  }
  const { code, err } = await run(path, ...flags, '--margin', asTypes.replace('stype', 'dnum'))
  assert.equal(code, 2)
  assert.match(err, /row 2, column "dnum": .* has no number for "637"/)
})

test('ways that do not go together are refused, with exit code 2', async () => {
  const path = file('a,b,s\n1,2,x\n2,3,x\n3,3,y\n4,1,y\n')
  for (const [flags, sentence] of [
    [['--ratio', 'b', '--mean'], /Ask for either/], [['--quantile', '1.5'], /--quantile lies between 0 and 1/], [['--ratio', 'c'], /has no column "c"/], [['--mean', '--replicates', 'jackknifes'], /--replicates is jackknife or bootstrap/],
    [['--mean', '--seed', '4'], /--seed is for --replicates bootstrap/], [['--mean', '--replicates', 'bootstrap:2'], /at least 20/], [['--share', '1', '--replicates', 'jackknife', '--method', 'beta'], /Replicates have a linear interval/],
    [['--mean', '--margin', 'b'], /--margin is COL=targets\.csv/], [['--mean', '--replicates', 'jackknife', '--margin', `s=${file('x,1\ny,1\n')}`], /Choose --margin or --replicates/], [['--quantile', '0.5', '--method', 'logit'], /A quantile has no logit interval/],
  ] as [string[], RegExp][]) {
    const { code, out, err } = await run(path, '--items', 'a', ...flags)
    assert.deepEqual([code, out], [2, ''], err)
    assert.match(err, sentence)
  }
})

test('R\'s and the textbooks\' names of the intervals are understood', async () => {
  const path = file(`a,w\n${'1,1\n'.repeat(7)}${'0,2\n'.repeat(3)}`)
  const share = async (...flags: string[]) => (await asked(path, '--items', 'a', '--share', '1', ...flags))[0]!
  assert.deepEqual(await share('--method', 'clopper-pearson'), await share('--method', 'exact'))
  for (const [ours, theirs] of [['beta', 'korn-graubard'], ['logit', 'xlogit'], ['linear', 'mean']] as const) assert.deepEqual(await share('--weight', 'w', '--method', ours), await share('--weight', 'w', '--method', theirs))
})

test('two rounds as a ratio have Koopman\'s interval, and every adjustment of p is at hand', async () => {
  const round = (hits: number, n: number) => file(`zone,a\n${Array.from({ length: n }, (_, i) => `${i % 2 ? 'A' : 'B'},${i < hits ? 1 : 0}\n`).join('')}`)
  const before = round(16, 80), after = round(36, 40), { code, out, err } = await runCompare(before, after, '--items', 'a', '--share', '1', '--risk-ratio', '--json')
  assert.equal(code, 0, err)
  const [row] = JSON.parse(out), known = riskRatio({ hits: 16, n: 80 }, { hits: 36, n: 40 })
  assert.deepEqual([row.ratio, row.low, row.high, row.p, row.verdict, row.method], [known.ratio, known.low, known.high, known.p, 'better', 'koopman-score'])
  const raised = await Promise.all(['none', 'bh', 'hochberg', 'holm'].map(async (adjust) => JSON.parse((await runCompare(before, after, '--items', 'a', '--share', '1', '--zone', 'zone', '--family', 'all', '--adjust', adjust, '--json')).out).map((one: { p_adjusted: number }) => one.p_adjusted) as number[]))
  for (let k = 1; k < raised.length; k++) raised[k]!.forEach((p, i) => assert.ok(p >= raised[k - 1]![i]!, `${k}`))
  assert.ok(JSON.parse((await runCompare(before, after, '--items', 'a', '--share', '1', '--zone', 'zone', '--family', 'all', '--adjust', 'by', '--json')).out).every((one: { p_adjusted: number }, i: number) => one.p_adjusted >= raised[1]![i]!))
  assert.match((await runCompare(before, after, '--items', 'a', '--mean', '--risk-ratio')).err, /--risk-ratio is for shares of answers that were merely counted/)
  assert.match((await runCompare(before, after, '--items', 'a', '--share', '1', '--risk-ratio')).out, /before +after +ratio +low/)
})

test('whether the answers as a whole changed is Rao and Scott\'s test of both rounds in one sample, each with its own strata and clusters', { skip }, async () => {
  const { path } = schools('apiclus1'), lines = readFileSync(path, 'utf8').split('\n'), coded = lines.map((line, i) => `${line},${i === 0 ? 'kind' : Math.floor(Number(line.split(',')[2]) / 100) % 4}`)
  const rounds = [1, 0].map((odd) => file([coded[0]!, ...coded.slice(1).filter((_, i) => i % 2 === odd)].join('\n'))) as [string, string], flags = ['--items', 'kind', '--whole', '--weight', 'pw', '--cluster', 'dnum']
  const { code, out, err } = await runCompare(...rounds, ...flags, '--json')
  assert.equal(code, 0, err)
  const all = rounds.flatMap((round, wave) => readFileSync(round, 'utf8').split('\n').slice(1).map((line) => ({ wave, pw: Number(line.split(',')[5]), unit: Number(line.split(',')[lines[0]!.split(',').indexOf('dnum')]), kind: Number(line.split(',').at(-1)) })))
  const design = surveyDesign(all.length, { weights: all.map(({ pw }) => pw), strata: all.map(({ wave }) => wave), clusters: all.map(({ unit }) => unit) }), known = raoScott(all.map(({ wave }) => wave), all.map(({ kind }) => kind), design)
  const [row] = JSON.parse(out)
  assert.deepEqual([row.n_before + row.n_after, row.df !== null, row.method], [all.length, true, known.method])
  for (const [is, told] of [[row.f, known.statistic], [row.p, known.p], [row.df, known.df], [row.df_rest, known.dfRest]]) near(is, told!, 'rao-scott', 1e-9)
  assert.match((await runCompare(...rounds, ...flags)).out, /^zone +item +n_before +n_after +f +df +df_rest +p +p_adjusted +method\n/)
  assert.match((await runCompare(...rounds, ...flags, '--mean')).err, /Ask for either/)
})
