import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { differenceUnderDesign } from '../compare/difference-under-design.ts'
import { meanUnderDesign } from './mean-under-design.ts'
import { partOfSample } from './part-of-sample.ts'
import { rake } from './rake.ts'
import { shareUnderDesign } from './share-under-design.ts'
import { surveyDesign } from './survey-design.ts'
import type { Lonely } from './survey-design.ts'

const folder = `${process.env['VATRA_DATA']}/golden`
const skip = existsSync(`${folder}/survey_api.json`) ? false : 'VATRA_DATA does not name the folder with golden/survey_api.json'
const read = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
const designs = ['srs', 'srs_nofpc', 'strat', 'strat_nofpc', 'clus1', 'clus1_nofpc'] as const

test('weighted, stratified and clustered means and shares equal R\'s survey to ten digits', { skip }, () => {
  const golden = read('survey_api.json')
  for (const name of designs) {
    const { school, design } = sample(name), g = golden[name]
    const mean = meanUnderDesign(school.api00, design)
    near(mean.estimate, g.mean_api00.coef.api00, `${name} mean`)
    near(mean.se, g.mean_api00.se.api00, `${name} se`)
    near(mean.low, g.mean_api00_ci_t[0], `${name} low`)
    near(mean.high, g.mean_api00_ci_t[1], `${name} high`)
    near(mean.deff, g.deff_repl, `${name} deff`)
    assert.equal(mean.df, g.degf)
    const missing = meanUnderDesign(school.y_na, design)
    near(missing.estimate, g.mean_na.coef.y_na, `${name} mean with missing answers`)
    near(missing.se, g.mean_na.se.y_na, `${name} se with missing answers`)
    for (const [k, share] of Object.values(g.mean_likert_cat.coef as Record<string, number>).entries()) {
      const one = shareUnderDesign(school.likert.map((v) => (v !== v ? NaN : v === k + 1 ? 1 : 0)), design, 'linear')
      near(one.estimate, share, `${name} share of answer ${k + 1}`)
      near(one.se, (Object.values(g.mean_likert_cat.se) as number[])[k], `${name} se of answer ${k + 1}`)
    }
  }
})

test('means and shares by school type, a domain of the whole sample, equal R\'s svyby', { skip }, () => {
  const golden = read('survey_api.json')
  for (const name of designs) {
    const { school, design } = sample(name)
    const asked = { by_mean: school.api00, by_mean_na: school.y_na, by_prop_na: school.b_na }
    for (const [question, values] of Object.entries(asked)) {
      const g = golden[name][question]
      g.group.forEach((type: string, k: number) => {
        const rows = school.stype.flatMap((s, i) => (s === type ? [i] : []))
        const part = meanUnderDesign(rows.map((i) => values[i] as number), partOfSample(design, rows))
        near(part.estimate, g.coef.V1[k], `${name} ${question} ${type}`)
        near(part.se, g.se[k], `${name} ${question} ${type} se`)
      })
    }
  }
})

test('intervals of shares equal R\'s svyciprop by logit and by mean', { skip }, () => {
  const golden = read('survey_api.json')
  for (const name of designs) {
    const { school, design } = sample(name)
    for (const [question, values] of [['ciprop_hi', school.hi], ['ciprop_na', school.b_na]] as const) {
      const of = (method: string) => golden[name][question].find((c: { method: string }) => c.method === method)
      const logit = shareUnderDesign(values, design), linear = shareUnderDesign(values, design, 'linear')
      // R fits the logit by steps that stop at 1e-8 of the deviance, up to 2e-9 from its own closed form
      near(logit.low, of('logit').lo, `${name} ${question} logit low`, 5e-9)
      near(logit.high, of('logit').hi, `${name} ${question} logit high`, 5e-9)
      near(linear.low, of('mean').lo, `${name} ${question} linear low`)
      near(linear.high, of('mean').hi, `${name} ${question} linear high`)
    }
  }
})

test('where everybody there is was asked and all say yes, nothing is left to chance, as R\'s svyciprop has it by logit and mean; one more in the village and something is', () => {
  const all = [1, 1, 1, 1, 1, 1, 1, 1], strata = [1, 1, 1, 1, 2, 2, 2, 2]
  for (const method of ['logit', 'linear', 'asin', 'beta', 'wilson', 'likelihood'] as const) {
    const ends = (answers: readonly number[], population: Record<number, number>) => {
      const { low, high } = shareUnderDesign(answers, surveyDesign(8, { strata, population: population as unknown as ArrayLike<number> }), method)
      return [low, high]
    }
    assert.deepEqual(ends(all, { 1: 4, 2: 4 }), [1, 1], method)
    assert.deepEqual(ends(all.map(() => 0), { 1: 4, 2: 4 }), [0, 0], method)
    if (method === 'linear') continue
    assert.ok(ends(all, { 1: 4, 2: 5 })[0]! < 0.8, method)
    // Only the first stratum's answers are asked for: of it everybody is known, whoever was drawn in the second.
    assert.deepEqual(ends([1, 1, 1, 1, NaN, NaN, NaN, NaN], { 1: 4, 2: 50 }), [1, 1], method)
  }
})

test('a stratum with one sampling unit is treated by each of R\'s rules, and refused without one', { skip }, () => {
  const golden = read('survey_api.json').lonely, all = school('apistrat')
  const rows: number[] = golden.rows.map((r: number) => r - 1)
  const pick = (list: readonly number[]) => rows.map((i) => list[i] as number)
  const design = (lonely?: Lonely) => surveyDesign(rows.length, { weights: pick(all.pw), strata: pick(codes(all.stype)) }, lonely)
  for (const rule of ['certainty', 'adjust', 'average'] as const) {
    const mean = meanUnderDesign(pick(all.api00), design(rule))
    near(mean.estimate, golden[rule].mean, rule)
    near(mean.se, golden[rule].se, rule)
  }
  assert.throws(() => design(), /has only one sampling unit/)
})

test('two waves as two independent surveys: difference and its error equal R, and so do the degrees of freedom where R adds them up', { skip }, () => {
  const golden = read('survey_api.json').two_waves
  const before = sample('strat_nofpc'), after = sample('srs_nofpc')
  const first = meanUnderDesign(before.school.api00, before.design), second = meanUnderDesign(after.school.api00, after.design), change = differenceUnderDesign(first, second)
  near(change.difference, golden.diff, 'difference')
  near(change.se, golden.se, 'se')
  assert.equal(first.df + second.df, golden.df)
  assert.ok(change.df < golden.df, `${change.df}`)
})

test('raked weights and their means equal R\'s rake on the clustered and the stratified schools', { skip }, () => {
  const golden = read('survey_api.json').calibration
  for (const [name, question] of [['clus1', 'clus1_rake'], ['strat_nofpc', 'strat_nofpc_rake']] as const) {
    const { school } = sample(name)
    const raked = rake([
      { name: 'school type', category: school.stype.map((s) => 'EHM'.indexOf(s)), targets: golden.pop_types.Freq },
      { name: 'school-wide target', category: school.wide, targets: golden.pop_schwide.Freq },
    ], { weights: school.pw })
    assert.ok(raked.converged && raked.maxError < 1e-11)
    raked.weights.forEach((w, i) => near(w, golden[question].weights[i], `${name} weight ${i}`, 1e-8))
    const design = surveyDesign(raked.weights.length, { weights: raked.weights })
    near(meanUnderDesign(school.api00, design).estimate, golden[question].mean_api00.coef.api00, `${name} raked mean`, 1e-9)
  }
})

function sample(name: (typeof designs)[number]) {
  const all = school(name.startsWith('srs') ? 'apisrs' : name.startsWith('strat') ? 'apistrat' : 'apiclus1')
  const strata = name.startsWith('strat') ? codes(all.stype) : undefined
  const population: number[] = []
  strata ? strata.forEach((h, i) => (population[h] = all.fpc[i] as number)) : population.push(all.fpc[0] as number)
  const design = surveyDesign(all.pw.length, {
    weights: all.pw, ...(strata && { strata }), ...(name.startsWith('clus') && { clusters: all.dnum }),
    ...(!name.endsWith('nofpc') && { population }),
  })
  return { school: all, design }
}

function school(file: string) {
  const d = read('survey_data.json').data[file]
  const gap = (list: number[], first: number, step: number) => list.map((v, i) => (i + 1 >= first && (i + 1 - first) % step === 0 ? NaN : v))
  const api00: number[] = d.api00, wide: number[] = d['sch.wide'].map((s: string) => (s === 'Yes' ? 1 : 0))
  const likert = gap(api00.map((v) => [550, 620, 690, 760].filter((cut) => v > cut).length + 1), 2, 13)
  return freeze({
    api00, wide, likert, y_na: gap(api00, 3, 11), b_na: gap(wide, 5, 7), hi: api00.map((v) => (v > 700 ? 1 : 0)),
    stype: d.stype as string[], pw: d.pw as number[], fpc: d.fpc as number[], dnum: (d.dnum ?? []) as number[],
  })
}

function codes(names: readonly string[]): number[] {
  return names.map((s) => 'EHM'.indexOf(s))
}

function freeze<T extends Record<string, object>>(lists: T): T {
  for (const list of Object.values(lists)) Object.freeze(list)
  return Object.freeze(lists)
}

function near(actual: number | null, expected: number | undefined, what: string, relative = 1e-12) {
  assert.ok(actual !== null && expected !== undefined)
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${what}: ${actual}, expected ${expected}`)
}
