import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { emptyCategories } from './empty-categories.ts'
import { rake } from './rake.ts'

const sex = Object.freeze({ name: 'sex', category: Object.freeze([0, 0, 0, 1]), targets: Object.freeze([50, 50]) })
const housing = Object.freeze({ name: 'housing', category: Object.freeze([0, 1, 1, 1]), targets: Object.freeze([40, 60]) })

test('one margin is met in one step', () => {
  const { weights, converged, iterations } = rake([sex])
  assert.ok(converged && iterations === 1)
  assert.deepEqual([...weights].map((w) => Math.round(w * 1e9) / 1e9), [16.666666667, 16.666666667, 16.666666667, 50])
})

test('all margins are met, whoever was asked', () => {
  const people = fc.array(fc.record({ age: fc.nat(2), sex: fc.nat(1), weight: fc.double({ min: 0.2, max: 9, noNaN: true }) }), { maxLength: 80 })
  fc.assert(fc.property(people, (extra) => {
    const everyone = [0, 1, 2].flatMap((age) => [0, 1].map((sex) => ({ age, sex, weight: 1 }))).concat(extra)
    const raked = rake([
      { name: 'age', category: everyone.map((p) => p.age), targets: [20, 30, 50] },
      { name: 'sex', category: everyone.map((p) => p.sex), targets: [48, 52] },
    ], { weights: everyone.map((p) => p.weight) })
    assert.ok(raked.converged)
    const total = (test: (p: { age: number; sex: number }) => boolean) => everyone.reduce((s, p, i) => s + (test(p) ? raked.weights[i]! : 0), 0)
    assert.ok(Math.abs(total((p) => p.age === 1) - 30) < 1e-8 && Math.abs(total((p) => p.sex === 0) - 48) < 1e-8)
  }))
})

test('who does not tell a category keeps the weight of the others', () => {
  const { weights, converged } = rake([{ name: 'sex', category: [0, 0, 1, -1], targets: [30, 70] }])
  assert.ok(converged)
  assert.deepEqual([...weights].map((w) => Math.round(w * 1e9) / 1e9), [11.25, 11.25, 52.5, 25])
})

test('margins that cannot agree end without converging, and say how far off they are', () => {
  const raked = rake([
    { name: 'a', category: [0, 1], targets: [60, 40] },
    { name: 'b', category: [0, 1], targets: [40, 60] },
  ], { rounds: 20 })
  assert.equal(raked.converged, false)
  assert.ok(raked.maxError > 0.1 && raked.iterations === 20)
})

test('a category without answers is refused by name, and so are margins that differ in total', () => {
  const nobody = { name: 'age', category: [0, 0, 1, 1], targets: [50, 30, 20] }
  assert.deepEqual(emptyCategories([sex, nobody]), [{ name: 'age', category: 2, target: 20, answers: 0 }])
  assert.throws(() => rake([sex, nobody]), /Nobody who answered is in category 2 of margin age; merge it/)
  assert.throws(() => rake([sex, { ...housing, targets: [40, 70] }]), /Margin housing adds up to 110, margin sex to 100/)
  assert.throws(() => rake([sex], { weights: [1, 1, 1, -1] }), /Weight 4 must be 0 or more/)
  assert.throws(() => rake([{ ...sex, category: [0, 1, 1, 2] }]), /Margin sex has no category 2/)
  assert.throws(() => rake([]), /at least one margin/)
  // What is no number of people is said as that, and not as margins that do not agree.
  for (const odd of [NaN, -1, Infinity]) assert.throws(() => rake([sex, { ...housing, targets: [40, odd] }]), new RegExp(`Margin housing must say how many people category 1 has, 0 or more, not ${odd}\\.`))
  assert.throws(() => rake([{ ...sex, targets: [NaN, NaN] }]), /^RangeError: Margin sex must say how many people category 0 has/)
  assert.throws(() => rake([{ ...sex, targets: [0, 0] }]), /Margin sex adds up to 0 people/)
})
