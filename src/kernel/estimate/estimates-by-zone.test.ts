import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { answersWorth, type Estimate } from './estimate.ts'
import type { CodedItem } from './coded-sheets.ts'
import { estimatesByZone, type ZoneEstimates } from './estimates-by-zone.ts'
import { meanUnderDesign } from './mean-under-design.ts'
import { shareUnderDesign } from './share-under-design.ts'
import { surveyDesign } from './survey-design.ts'

const likert: CodedItem = { wanted: 'mean', worth: [NaN, 1, 2, 3, 4, 5] }
const yesNo: CodedItem = { wanted: 'share', worth: [NaN, 0, 1] }
const top: CodedItem = { wanted: 'share', worth: [NaN, 0, 0, 0, 1, 1] }
const uneven: CodedItem = { wanted: 'mean', worth: [-7.5, 0.1, NaN, NaN, 3e5, 1, 2, 2] }

test('every mean and share of every zone is meanUnderDesign\'s and shareUnderDesign\'s, zone by zone', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 6 }), chosen = fc.array(fc.constantFrom(likert, yesNo, top, uneven), { minLength: 1, maxLength: 20 })
  fc.assert(fc.property(sizes, chosen, fc.integer(), fc.boolean(), fc.constantFrom(0.9, 0.95, 0.999), (sizes, items, seed, weighted, confidence) => {
    const { answers, begins, weights } = sample(sizes, items, seed)
    const seen = estimatesByZone({ answers, items, begins, ...(weighted && { weights }) }, confidence)
    for (let zone = 0; zone < sizes.length; zone++) {
      const [from, to] = [begins[zone]!, begins[zone + 1]!], design = surveyDesign(to - from, weighted ? { weights: weights.subarray(from, to) } : {})
      items.forEach(({ wanted, worth }, item) => {
        const values = Array.from({ length: to - from }, (_, sheet) => worth[answers[(from + sheet) * items.length + item]!] ?? NaN)
        const one = wanted === 'share' ? shareUnderDesign(values, design, 'logit', confidence) : meanUnderDesign(values, design, confidence)
        same(seen, zone * items.length + item, one)
      })
    }
  }), { numRuns: 60 })
})

test('forty items of zones of every size are the same as row by row, in the quick pass too', () => {
  const items = Array.from({ length: 40 }, (_, i) => [likert, yesNo, top, uneven][i % 4]!), sizes = [64, 1, 0, 2, 300, 2000, 31]
  const { answers, begins, weights } = sample(sizes, items, 7), seen = estimatesByZone({ answers, items, begins, weights })
  sizes.forEach((size, zone) => {
    const from = begins[zone]!, design = surveyDesign(size, { weights: weights.subarray(from, from + size) })
    items.forEach(({ wanted, worth }, item) => {
      const values = Array.from({ length: size }, (_, sheet) => worth[answers[(from + sheet) * 40 + item]!] ?? NaN)
      same(seen, zone * 40 + item, wanted === 'share' ? shareUnderDesign(values, design) : meanUnderDesign(values, design))
    })
  })
})

test('means of eight zones with fixed weights equal R\'s svyby, all zones at once', () => {
  const r = JSON.parse(readFileSync(new URL('../reference/poststrat_zone.json', import.meta.url), 'utf8'))
  const names: number[] = [...new Set<number>(r.zone)].sort((a, b) => a - b)
  const answers = Uint8Array.from(r.zone.flatMap((_: number, i: number) => [r.y[i] ?? 0, r.b[i] === null ? 0 : r.b[i] + 1]))
  const items: CodedItem[] = [likert, { wanted: 'mean', worth: [NaN, 0, 1] }]
  const zone = Uint16Array.from(r.zone, (name: number) => names.indexOf(name))
  const { estimate, se } = estimatesByZone({ answers, items, zone, zones: names.length, weights: Float64Array.from(r.w) })
  names.forEach((_, z) => (['y', 'b'] as const).forEach((question, item) => {
    near(estimate[z * 2 + item]!, r.fixed[question].est[z], 1e-12, `${question} of zone ${z}`)
    near(se[z * 2 + item]!, r.fixed[question].se[z], 1e-10, `${question} of zone ${z}, error`)
  }))
})

test('neither the order of sheets, nor the order of zones, nor the scale of weights changes an estimate', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 }), fc.integer(), fc.constantFrom(3, 1e-200, 1e200), (sizes, seed, scale) => {
    const items = [likert, yesNo, uneven], { answers, begins, weights } = sample(sizes, items, seed), many = weights.length, random = seeded(seed + 1)
    const sorted = estimatesByZone({ answers, items, begins, weights })
    const places = Array.from({ length: many }, (_, i) => ({ i, at: random() })).sort((a, b) => a.at - b.at).map(({ i }) => i)
    const zoneOf = (sheet: number) => sizes.length - 1 - (begins.findIndex((begin) => begin > sheet) - 1)
    const mixed = estimatesByZone({
      items, zone: places.map(zoneOf), zones: sizes.length, weights: Float64Array.from(places, (i) => weights[i]! * scale),
      answers: Uint8Array.from(places.flatMap((i) => [...answers.subarray(3 * i, 3 * i + 3)])),
    })
    for (const column of ['estimate', 'se', 'low', 'high', 'n', 'worth'] as const) sizes.forEach((_, zone) => items.forEach((_, item) => {
      near(mixed[column][(sizes.length - 1 - zone) * 3 + item]!, sorted[column][zone * 3 + item]!, 1e-10, column)
    }))
  }), { numRuns: 40 })
})

test('what is wrong with the sheets is said, with the place where it is', () => {
  const answers = Uint8Array.from([1, 2, 3, 4, 5, 0]), items = [likert, likert], begins = [0, 3]
  assert.throws(() => estimatesByZone({ answers, items: [], begins }), /one item must be asked/)
  assert.throws(() => estimatesByZone({ answers, items: Array(4).fill(likert), begins }), /6 answers are no whole number of sheets of 4 items/)
  assert.throws(() => estimatesByZone({ answers, items, begins: [0, 2] }), /end at the 3 sheets/)
  assert.throws(() => estimatesByZone({ answers, items, begins: [0, 2, 1, 3] }), /Zone 2 begins at 2, the next at 1/)
  assert.throws(() => estimatesByZone({ answers: Uint8Array.from([1, 2, 3, 9, 5, 0]), items, begins }), /sheet 2, item 2 is 9/)
  assert.throws(() => estimatesByZone({ answers, items, begins, weights: Float64Array.of(1, -2, 1) }), /Weight 2 must be 0 or more, not -2/)
  assert.throws(() => estimatesByZone({ answers, items, begins, weights: Float64Array.of(1, 2, NaN) }), /Weight 3 .* NaN/)
  assert.throws(() => estimatesByZone({ answers, items, begins, weights: new Float64Array(2) }), /3 sheets but 2 weights/)
  assert.throws(() => estimatesByZone({ answers, items, zone: [0, 5, 1], zones: 2 }), /zone of sheet 2 must be a number from 0 to 1, not 5/)
  assert.throws(() => estimatesByZone({ answers, items, zone: [0], zones: 2 }), /3 sheets but 1 zones/)
  assert.throws(() => estimatesByZone({ answers, items: [{ wanted: 'share', worth: [0, 2] }, likert], begins }), /code 1 of item 1 is 2/)
  assert.throws(() => estimatesByZone({ answers, items: [likert, { wanted: 'mean', worth: [1e200] }], begins }), /item 2 must be small enough/)
  assert.throws(() => estimatesByZone({ answers, items, begins: [] }), /number of zones is 0 or more/)
  assert.throws(() => estimatesByZone({ answers, items, zone: [], zones: 1.5 }), /number of zones is 0 or more/)
  assert.equal(estimatesByZone({ answers: new Uint8Array(0), items, begins: [0] }).n.length, 0)
  assert.throws(() => estimatesByZone({ answers, items, begins }, 95), /confidence lies between 0 and 1/)
})

function sample(sizes: readonly number[], items: readonly CodedItem[], seed: number) {
  const random = seeded(seed), begins = [0]
  for (const size of sizes) begins.push(begins.at(-1)! + size)
  const many = begins.at(-1)!, weights = Float64Array.from({ length: many }, () => (random() < 0.05 ? 0 : 0.2 + 5 * random()))
  // Some items are answered alike by all of a zone, some by nobody.
  const answers = new Uint8Array(many * items.length)
  sizes.forEach((size, zone) => items.forEach((_, item) => {
    const only = random() < 0.2 ? Math.floor(random() * 6) : null
    for (let sheet = begins[zone]!; sheet < begins[zone]! + size; sheet++) answers[sheet * items.length + item] = only ?? Math.floor(random() * 6)
  }))
  return { answers, begins, weights }
}

function same(seen: ZoneEstimates, at: number, one: Estimate): void {
  const size = Math.abs(one.estimate ?? 0)
  near(seen.estimate[at]!, one.estimate, 1e-12, 'estimate')
  near(seen.se[at]!, one.se, 1e-10, 'se', 1e-14 * size)
  near(seen.low[at]!, one.low, 1e-10, 'low', 1e-14 * size)
  near(seen.high[at]!, one.high, 1e-10, 'high', 1e-14 * size)
  assert.equal(seen.n[at], one.n)
  if (one.se !== null && one.se > 1e-12 * size) near(seen.worth[at]!, answersWorth(one), 1e-10, 'worth')
}

function near(actual: number, expected: number | null, relative: number, what: string, absolute = 0): void {
  if (expected === null || expected !== expected) return assert.ok(Number.isNaN(actual), `${what}: ${actual}, expected nothing`)
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected) + absolute, `${what}: ${actual}, expected ${expected}`)
}
