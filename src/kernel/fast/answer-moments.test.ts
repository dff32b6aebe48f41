import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { answerMoments } from './answer-moments.ts'
import { answerMomentsPlainly, type CodedSheets, type SheetsSeen } from './plain/answer-moments.ts'
import { shelf } from './shelf.ts'

test('the quick pass over sheets counts as the plain one and sums as it to twelve digits, from 1 to 41 items', () => {
  for (let items = 1; items <= 41; items++) alike(world({ items, sizes: [0, 1, 254, 255, 256, 700, 0, 3], seed: items, shuffled: items % 3 === 0 }))
  // A zone of more sheets than are laid in at once, and items in the hundreds.
  for (const items of [3, 40]) alike(world({ items, sizes: [12_000, 5, 0, 1639], seed: 99, shuffled: false }))
  const { answers, ...rest } = world({ items: 8, sizes: [700, 80], seed: 3, shuffled: true }), further = new Uint8Array(answers.length + 1)
  further.set(answers, 1)
  alike({ ...rest, answers: further.subarray(1) })
  alike(world({ items: 300, sizes: [109, 110, 20], seed: 5, shuffled: true }))
})

test('the quick pass over sheets equals the plain one on any world with weights of 0, and sees codes beyond 7', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 12 })
  fc.assert(fc.property(fc.integer({ min: 1, max: 41 }), sizes, fc.integer(), fc.boolean(), fc.boolean(), fc.boolean(), (items, sizes, seed, shuffled, weighted, spoilt) => {
    const coded = world({ items, sizes, seed, shuffled, weighted })
    if (spoilt && coded.answers.length > 0) coded.answers[Math.abs(seed) % coded.answers.length] = 8 + (Math.abs(seed) % 248)
    if (!spoilt) return alike(coded)
    assert.deepEqual(answerMoments(coded, () => {}), answerMomentsPlainly(coded, () => {}))
  }), { numRuns: 60 })
})

test('sheets that weigh alike are counted to the same as one by one, and one that weighs a little otherwise shows', () => {
  for (const [kinds, sizes] of [[1, [900]], [8, [400, 64, 96, 2100]], [32, [400, 1200]], [33, [820]], [3, [30, 36, 2, 0]]] as const) {
    for (const items of [1, 15, 16, 17, 40]) {
      const coded = world({ items, sizes: [...sizes], seed: kinds + items, shuffled: false }), weigh = Float64Array.from({ length: kinds }, (_, k) => (k === 2 ? 0 : 1 / (k + 0.3)))
      coded.weights!.forEach((_, sheet) => (coded.weights![sheet] = weigh[(sheet * 7) % kinds]!))
      alike(coded)
      // Codes of 5 at most are most of life, and counted by themselves.
      alike({ ...coded, answers: coded.answers.map((code) => code % 6) })
      const plain = told(answerMomentsPlainly, coded)
      coded.weights![5]! += 1e-6
      if (items >= 15) assert.throws(() => near(told(answerMoments, coded), plain))
    }
  }
})

test('answers of which one was moved to another sheet of the same zone are told apart', () => {
  const coded = world({ items: 9, sizes: [400], seed: 4, shuffled: false }), plain = told(answerMomentsPlainly, coded), at = coded.answers.findIndex((code, k) => code !== coded.answers[k + 9])
  coded.answers.copyWithin(at, at + 9, at + 10)
  assert.throws(() => near(told(answerMoments, coded), plain))
})

test('a weight that is none shows in what the pass has seen, and the work is told of and can be ended', () => {
  for (const wrong of [NaN, -1, Infinity]) {
    const coded = world({ items: 40, sizes: [500], seed: 1, shuffled: false })
    coded.weights![321] = wrong
    for (const { least, most } of [answerMoments(coded, () => {}), answerMomentsPlainly(coded, () => {})]) assert.ok(!(least >= 0 && most < Infinity))
  }
  const large = world({ items: 40, sizes: [90_000, 0, 30_000], seed: 2, shuffled: false })
  for (const way of [answerMoments, answerMomentsPlainly]) {
    const shares: number[] = []
    way(large, () => {}, (share) => void shares.push(share))
    assert.ok(shares.length >= 2 && shares.every((share, k) => share > (shares[k - 1] ?? 0) && share <= 1))
    assert.throws(() => way(large, () => {}, () => { throw new Error('enough') }), /enough/)
  }
})

function world({ items, sizes, seed, shuffled, weighted = true }: { items: number; sizes: number[]; seed: number; shuffled: boolean; weighted?: boolean }) {
  const random = seeded(seed), many = sizes.reduce((sum, size) => sum + size, 0), begins = [0]
  for (const size of sizes) begins.push(begins.at(-1)! + size)
  const valued = Uint8Array.from({ length: items }, () => Math.floor(random() * 256))
  const order = Uint32Array.from({ length: many }, (_, i) => i)
  for (let i = many - 1; shuffled && i > 0; i--) {
    const j = Math.floor(random() * (i + 1)), one = order[i]!
    order[i] = order[j]!
    order[j] = one
  }
  return {
    items, begins, valued, scale: 0.25, order: shuffled ? order : null,
    answers: Uint8Array.from({ length: many * items }, () => Math.floor(random() * 8)),
    weights: weighted ? Float64Array.from({ length: many }, () => (random() < 0.1 ? 0 : 10 * random())) : null,
    worth: Float64Array.from({ length: 8 * items }, (_, at) => ((valued[at >> 3]! >> (at & 7)) & 1 ? Math.floor(random() * 6) - 2.5 : 0)),
  }
}

/** Counts and what was seen exactly; sums to twelve digits of the largest, for pairs of items are summed in another order. */
function alike(coded: CodedSheets): void {
  const plain = told(answerMomentsPlainly, coded)
  near(told(answerMoments, coded), plain)
  if (coded.order) return
  const there = shelf(9 * coded.answers.length + 8 * (coded.weights?.length ?? 0) + 64), answers = there.bytes(coded.answers.length), weights = coded.weights && there.doubles(coded.weights.length)
  answers.set(coded.answers)
  weights?.set(coded.weights!)
  near(told(answerMoments, { ...coded, answers, weights }), plain)
}

type Told = { readonly zones: readonly (readonly [number, readonly number[], readonly number[]])[]; readonly seen: SheetsSeen }

function told(way: typeof answerMoments, coded: CodedSheets): Told {
  const zones: [number, number[], number[]][] = []
  return { zones, seen: way(coded, (zone, moments, answered) => void zones.push([zone, [...moments], [...answered]])) }
}

function near(quick: Told, plain: Told): void {
  assert.deepEqual([quick.seen, quick.zones.map(([zone, , answered]) => [zone, answered])], [plain.seen, plain.zones.map(([zone, , answered]) => [zone, answered])])
  quick.zones.forEach(([zone, moments], k) => {
    const others = plain.zones[k]![1], large = others.reduce((most, one) => Math.max(most, Math.abs(one) || 0), 1)
    moments.forEach((one, at) => assert.ok(Object.is(one, others[at]) || Math.abs(one - others[at]!) <= 1e-12 * large, `zone ${zone}, number ${at}: ${one} is not ${others[at]}`))
  })
}
