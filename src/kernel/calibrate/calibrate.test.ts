import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { golden, schools, withoutGolden as skip } from '#testing/golden/california-schools.ts'
import { meanUnderDesign } from '../estimate/mean-under-design.ts'
import { partOfSample } from '../estimate/part-of-sample.ts'
import { surveyDesign, type SurveyDesign } from '../estimate/survey-design.ts'
import { totalUnderDesign } from '../estimate/total-under-design.ts'
import { calibrated } from './calibrated.ts'
import { postStratified } from './post-stratified.ts'
import { rakedDesign } from './raked-design.ts'
import { trimWeights } from './trim-weights.ts'

const types = [4421, 755, 1018], wide = [1072, 5122]
type School = ReturnType<typeof schools>['school']
const byType = (school: School) => ({ name: 'type', category: school.stype.map((s) => 'EHM'.indexOf(s)), targets: types })
const byWide = (school: School) => ({ name: 'school-wide', category: school.wide, targets: wide })
const column = (name: string, values: readonly number[], total: number) => ({ name, values, total })
const columns = (school: School) => [
  column('schools', school.stype.map(() => 1), 6194), column('H', school.stype.map((s) => +(s === 'H')), 755), column('M', school.stype.map((s) => +(s === 'M')), 1018),
]

test('post-stratified and calibrated weights, estimates and standard errors equal R\'s', { skip }, () => {
  const r = golden('survey_api.json').calibration, one = schools('clus1'), many = schools('strat_nofpc')
  met(postStratified(one.design, byType(one.school)), one.school, r.clus1_postStratify, 'clus1 post-stratified')
  met(postStratified(many.design, byWide(many.school)), many.school, r.strat_nofpc_postStratify, 'strat post-stratified')
  const linear = calibrated(one.design, columns(one.school))
  assert.ok(linear.converged && linear.maxError < 1e-13)
  met(linear.design, one.school, r.clus1_calibrate_linear, 'clus1 calibrated')
})

test('raked weights, estimates and standard errors equal R\'s rake and its calibrate by raking', { skip }, () => {
  const r = golden('survey_api.json').calibration, one = schools('clus1'), many = schools('strat_nofpc')
  const raked = rakedDesign(one.design, [byType(one.school), byWide(one.school)])
  assert.ok(raked.converged)
  met(raked.design, one.school, r.clus1_rake, 'clus1 raked', 1e-10)
  met(rakedDesign(many.design, [byType(many.school), byWide(many.school)]).design, many.school, r.strat_nofpc_rake, 'strat raked', 1e-10)
  const sw = column('school-wide', one.school.wide, 5122), fitted = calibrated(one.design, [...columns(one.school), sw], { distance: 'raking' })
  assert.ok(fitted.converged)
  met(fitted.design, one.school, r.clus1_calibrate_raking, 'clus1 calibrated by raking', 1e-10)
})

test('eight zones post-stratified and raked have R\'s means and standard errors, in each zone and in all (labelled)', () => {
  const r = JSON.parse(readFileSync(new URL('../reference/poststrat_zone.json', import.meta.url), 'utf8'))
  const zones: number[] = [...new Set<number>(r.zone)].sort((a, b) => a - b), rows = r.zone.length as number
  const codes = (list: number[]) => { const names = [...new Set(list)].sort((a, b) => a - b); return list.map((v) => names.indexOf(v)) }
  const group: number[] = codes(r.zone.map((z: number, i: number) => z * 1000 + r.cell[i])), targets = new Float64Array(Math.max(...group) + 1)
  group.forEach((g, i) => { targets[g]! += r.w[i] })
  const ones = surveyDesign(rows, { strata: r.zone }), weighted = surveyDesign(rows, { weights: r.w, strata: r.zone })
  const freq = (list: { Freq: number }[]) => list.map((t) => t.Freq), known = r.raked.targets
  const fits = {
    poststratified: postStratified(ones, { name: 'zone and cell', category: group, targets }),
    raked: rakedDesign(weighted, [{ name: 'zone', category: codes(r.zone), targets: freq(known.zone) },
      { name: 'cell', category: codes(r.cell), targets: freq(known.cell) }, { name: 'schooling', category: codes(r.edu), targets: freq(known.edu) }]).design,
  }
  for (const kind of ['poststratified', 'raked'] as const) {
    const exact = 1e-10
    for (const question of ['y', 'b'] as const) {
      const values: number[] = r[question].map((v: number | null) => v ?? NaN)
      zones.forEach((zone, k) => {
        const part = r.zone.flatMap((z: number, i: number) => (z === zone ? [i] : []))
        const e = meanUnderDesign(part.map((i: number) => values[i]), partOfSample(fits[kind], part))
        near(e.estimate, r[kind][question].est[k], `${kind} ${question} ${zone}`, kind === 'raked' ? 1e-10 : 1e-12)
        near(e.se, r[kind][question].se[k], `${kind} ${question} ${zone} se`, exact)
        assert.equal(e.weights, kind === 'raked' ? 'raked' : 'post-stratified')
      })
    }
    near(meanUnderDesign(r.y.map((v: number | null) => v ?? NaN), fits[kind]).se, r[kind].all_y.se, `${kind} all se`, exact)
  }
  assert.equal(meanUnderDesign(r.y.map((v: number | null) => v ?? NaN), weighted).weights, undefined)
})

test('trimmed weights equal R\'s trimWeights, keep their sum and lie between the bounds', { skip }, () => {
  const { clus1_rake, clus1_rake_trim_weights } = golden('survey_api.json').calibration
  const { weights } = trimWeights(clus1_rake.weights, 20, 45)
  weights.forEach((w, i) => near(w, clus1_rake_trim_weights[i], `weight ${i}`, 1e-12))
})

test('whatever is trimmed, the sum stays, nobody is outside, and who weighs nothing goes on weighing nothing', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 50, noNaN: true })), { maxLength: 30 }), fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.double({ min: 1.1, max: 4, noNaN: true }), (list, down, up) => {
    const alive = list.filter((w) => w > 0), sum = alive.reduce((s, w) => s + w, 0), mean = alive.length ? sum / alive.length : 1
    const { weights } = trimWeights(list, down * mean, up * mean)
    assert.ok(Math.abs(weights.reduce((s, w) => s + w, 0) - sum) <= 1e-9 * sum)
    weights.forEach((w, i) => assert.ok(list[i] === 0 ? w === 0 : w >= down * mean - 1e-12 && w <= up * mean + 1e-12))
  }))
  assert.throws(() => trimWeights([1, 1], 2, 3), /The mean weight is 1; it must lie between 2 and 3/)
})

test('bounded weights meet the totals and stay between the bounds; where they cannot, it is said', () => {
  const people = fc.array(fc.record({ age: fc.integer({ min: 15, max: 90 }), sex: fc.nat(1), w: fc.double({ min: 0.5, max: 2, noNaN: true }) }), { minLength: 40, maxLength: 80 })
  fc.assert(fc.property(people, fc.constantFrom('linear' as const, 'raking' as const), (asked, distance) => {
    const design = surveyDesign(asked.length, { weights: asked.map((p) => p.w) }), sum = (f: (p: typeof asked[0]) => number) => asked.reduce((s, p) => s + p.w * f(p), 0)
    const known = [column('people', asked.map(() => 1), sum(() => 1) * 1.05), column('age', asked.map((p) => p.age), sum((p) => p.age) * 1.06), column('women', asked.map((p) => p.sex), sum((p) => p.sex) * 1.02)]
    const { design: d, converged } = calibrated(design, known, { distance, bounds: [0.5, 2] })
    d.weights.forEach((w, i) => assert.ok((w * d.scale) / asked[i]!.w > 0.5 - 1e-9 && (w * d.scale) / asked[i]!.w < 2 + 1e-9))
    if (converged) for (const { values, total } of known) assert.ok(Math.abs(totalUnderDesign(values, d).estimate! - total) <= 1e-7 * total)
    if (converged) assert.ok(totalUnderDesign(known[1]!.values, d).se! < 1e-6 * known[1]!.total, 'what was known no longer varies')
  }), { numRuns: 40 })
  const stuck = calibrated(surveyDesign(4), [column('people', [1, 1, 1, 1], 40)], { bounds: [0.5, 2] })
  assert.ok(!stuck.converged && stuck.maxError > 0.3)
})

test('neither the order of rows nor the scale of weights changes a post-stratified or raked answer', () => {
  const person = fc.record({ y: fc.option(fc.nat(5), { nil: NaN }), a: fc.nat(1), b: fc.nat(2), w: fc.double({ min: 0.2, max: 9, noNaN: true }), cluster: fc.nat(9) })
  fc.assert(fc.property(fc.array(person, { maxLength: 50 }), fc.constantFrom(0.01, 700), (extra, k) => {
    const asked = [0, 1].flatMap((a) => [0, 1, 2].map((b) => ({ y: a + b, a, b, w: 1, cluster: b }))).concat(extra)
    const answers = (list: typeof asked, scale: number) => {
      const design = surveyDesign(list.length, { weights: list.map((p) => p.w * scale), clusters: list.map((p) => p.cluster) })
      const a = { name: 'a', category: list.map((p) => p.a), targets: [60, 40] }, b = { name: 'b', category: list.map((p) => p.b), targets: [30, 30, 40] }
      return [postStratified(design, b), rakedDesign(design, [a, b]).design].map((d) => meanUnderDesign(list.map((p) => p.y), d))
    }
    const one = answers(asked, 1), two = answers(asked.toReversed(), k)
    one.forEach((e, i) => assert.ok(Math.abs(e.estimate! - two[i]!.estimate!) < 1e-7 && Math.abs(e.se! - two[i]!.se!) < 1e-6))
  }), { numRuns: 50 })
})

test('a part of a part of a fitted sample is the same as leaving the others unanswered', { skip }, () => {
  const { school, design } = schools('clus1'), fitted = rakedDesign(design, [byType(school), byWide(school)]).design
  const high = school.stype.flatMap((s, i) => (s === 'E' ? [] : [i])), middle = high.flatMap((i, k) => (school.stype[i] === 'M' ? [k] : []))
  const part = meanUnderDesign(middle.map((k) => school.api00[high[k]!]!), partOfSample(partOfSample(fitted, high), middle))
  const whole = meanUnderDesign(school.api00.map((v, i) => (school.stype[i] === 'M' ? v : NaN)), fitted)
  near(part.se, whole.se!, 'se', 1e-13)
  assert.deepEqual([part.n, part.df], [whole.n, whole.df])
})

test('a caller\'s mistake is said in a sentence', () => {
  const design = surveyDesign(4), half = { name: 'half', category: [0, 0, 1, 1], targets: [3, 5] }, once = postStratified(design, half)
  assert.throws(() => postStratified(once, half), /fitted to the population already/)
  assert.throws(() => postStratified(partOfSample(surveyDesign(4, { clusters: [1, 2, 3, 4] }), [0, 1]), { ...half, category: [0, 1] }), /on the whole sample, not on a part/)
  assert.throws(() => calibrated(design, [column('age', [1, 2, NaN, 4], 9)]), /Column age has no value in row 3/)
  assert.throws(() => calibrated(design, [column('age', [1, 2, 3, 4], -90), column('one', [1, 1, 1, 1], 4)]), /would be negative; give bounds/)
})

function met(design: SurveyDesign, school: School, g: ReturnType<typeof golden>, what: string, exact = 1e-10) {
  design.weights.forEach((w, i) => near(w * design.scale, g.weights[i], `${what} weight ${i}`, exact))
  const mean = meanUnderDesign(school.api00, design), missing = meanUnderDesign(school.y_na, design), total = totalUnderDesign(school.enroll, design)
  near(mean.estimate, g.mean_api00.coef.api00, `${what} mean`, Math.max(1e-12, exact / 100))
  near(mean.se, g.mean_api00.se.api00, `${what} se`, exact)
  near(missing.se, g.mean_na.se.y_na, `${what} se with missing answers`, exact)
  near(total.se, g.total_enroll.se.enroll, `${what} se of the total`, exact)
  for (const [question, values] of [['by_mean', school.api00], ['by_prop_na', school.b_na]] as const) {
    g[question].group.forEach((type: string, k: number) => {
      const rows = school.stype.flatMap((s, i) => (s === type ? [i] : [])), part = partOfSample(design, rows)
      const e = meanUnderDesign(rows.map((i) => values[i]!), part)
      near(e.estimate, g[question].coef.V1[k], `${what} ${question} ${type}`, exact)
      near(e.se, g[question].se[k], `${what} ${question} ${type} se`, exact)
    })
  }
}

function near(actual: number | null, expected: number, what: string, relative: number) {
  assert.ok(actual !== null && Math.abs(actual - expected) <= relative * Math.abs(expected), `${what}: ${actual}, expected ${expected}`)
}
