import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reference } from '#testing/golden/invented-survey.ts'
import { gammaCdf } from '../../distributions/gamma-cdf.ts'
import { seeded } from '../../random.ts'
import { knox } from './knox.ts'
import { mantel } from './mantel.ts'
import { nearRepeat } from './near-repeat.ts'

const r = reference('near_repeats.json'), { space, days } = r

test('invented burglaries have R\'s table of pairs at both kinds of ends, and its mean and variance over all ways to deal the times', () => {
  for (const edge of ['open', 'closed'] as const) {
    assert.deepEqual(nearRepeat(r, { space, days, edge, permutations: 0 }).cells.map(({ observed }) => observed), r[edge].flat())
  }
  nearRepeat(r, { space, days, permutations: 0 }).cells.forEach(({ observed, expected, z }, k) => {
    const mean = r.mean.flat()[k], variance = r.variance.flat()[k]
    near(expected, mean, 1e-12)
    near(z!, (observed - mean) / Math.sqrt(variance), 1e-10)
  })
})

test('Knox\'s count, expectation and Poisson p are those of R\'s surveillance, and chance by dealing is near its mean', () => {
  const known = r.knox, seen = knox(r, { space: known.space, days: known.days, permutations: 0 })
  assert.equal(seen.observed, known.observed)
  near(seen.expected, known.expected, 1e-12)
  near(gammaCdf(known.expected, known.observed + 1), known.p_poisson, 1e-11) // that program's p counts more than were seen, not as many
  const dealt = nearRepeat(r, { space, days, permutations: 499, random: seeded(3) })
  dealt.cells.forEach(({ expected }, k) => assert.ok(Math.abs(expected - r.mean.flat()[k]) < 4.5 * Math.sqrt(r.variance.flat()[k] / 499)))
})

test('Mantel\'s correlation is R\'s of all pairs', () => {
  near(mantel(r, { permutations: 9, random: seeded(1) }).r!, r.mantel, 1e-12)
})

function near(is: number, wanted: number, relative: number) {
  assert.ok(Math.abs(is - wanted) <= relative * Math.abs(wanted), `${is}, expected ${wanted}`)
}
