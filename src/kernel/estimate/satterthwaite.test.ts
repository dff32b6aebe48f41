import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { meanUnderDesign } from './mean-under-design.ts'
import { satterthwaite } from './satterthwaite.ts'
import { surveyDesign } from './survey-design.ts'

test('alike parts count in full, one part that carries all counts alone, and no more than all pieces are ever found', () => {
  assert.ok(Math.abs(satterthwaite([2, 2, 2], [5, 5, 5]) - 15) < 1e-12)
  assert.equal(satterthwaite([0, 7, 0], [40, 3, 0]), 3)
  assert.equal(satterthwaite([0, 0], [4, 5]), 9)
  assert.equal(satterthwaite([1, 1], [Infinity, Infinity]), Infinity)
  const part = fc.record({ variance: fc.double({ min: 1e-300, max: 1e300, noNaN: true }), df: fc.integer({ min: 1, max: 1000 }) })
  fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), (parts) => {
    const dfs = parts.map(({ df }) => df), found = satterthwaite(parts.map(({ variance }) => variance / 9), dfs)
    assert.ok(found >= Math.min(...dfs) * (1 - 1e-12) && found <= dfs.reduce((a, b) => a + b) * (1 + 1e-12), `${found}`)
  }))
})

test('a stratum that carries the error leaves its own clusters to judge it, alike strata all of theirs', () => {
  const strata = Array.from({ length: 40 }, (_, i) => i % 2), calm = strata.map((h, i) => (h === 0 ? (i % 7) * 1e-9 : i % 7)), alike = strata.map((_, i) => (i >> 1) % 5)
  const one = meanUnderDesign(calm, surveyDesign(40, { strata })), both = meanUnderDesign(alike, surveyDesign(40, { strata }))
  assert.deepEqual([one.df, both.df], [38, 38])
  assert.ok(Math.abs(one.dfSatterthwaite! - 19) < 1e-6 && Math.abs(both.dfSatterthwaite! - 38) < 1e-9, `${one.dfSatterthwaite}, ${both.dfSatterthwaite}`)
})
