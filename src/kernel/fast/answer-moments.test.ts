import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../random.ts'
import { answerMoments } from './answer-moments.ts'
import { answerMomentsPlainly, type CodedSheets, type SheetsSeen } from './plain/answer-moments.ts'
import { shelf } from './shelf.ts'

test('the quick pass over sheets equals the plain one in every bit, from 1 to 41 items', () => {
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

function alike(coded: CodedSheets): void {
  const told = (way: typeof answerMoments): { zones: [number, number[], number[]][]; seen: SheetsSeen } => {
    const zones: [number, number[], number[]][] = []
    const seen = way(coded, (zone, moments, answered) => void zones.push([zone, [...moments], [...answered]]))
    return { zones, seen }
  }
  const plain = told(answerMomentsPlainly)
  assert.deepEqual(told(answerMoments), plain)
  if (coded.order) return
  const there = shelf(9 * coded.answers.length + 8 * (coded.weights?.length ?? 0) + 64), answers = there.bytes(coded.answers.length), weights = coded.weights && there.doubles(coded.weights.length)
  answers.set(coded.answers)
  weights?.set(coded.weights!)
  assert.deepEqual(told((_, zoneSeen, listener) => answerMoments({ ...coded, answers, weights }, zoneSeen, listener)), plain)
}
