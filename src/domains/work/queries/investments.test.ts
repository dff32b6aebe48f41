import assert from 'node:assert/strict'
import { test } from 'node:test'
import { investments, noteInvestment, proposeImprovement } from '#domains/work/index.ts'
import { goingOnFrom } from '#testing/cycles/whole-turn.ts'
import { arta, besnik, celine, edgars, place } from '#testing/people.ts'
import { as, refused } from '#testing/story.ts'
import { onDay, workedTown } from '#testing/work/worked-town.ts'

const inTown = goingOnFrom(workedTown)

test('what the municipality spent stands beside the concern it answers, in the order of residents, with whose proposal it was; currencies are not added up (E6)', inTown(async (ctx, { organisation, problem, zone, action }) => {
  const lamps = { organisation, words: 'Nine lamps', cents: 1_250_000, decidedOn: '2027-01-09', problem, proposedBy: 'police' }
  await noteInvestment(as(ctx, arta), lamps)
  await noteInvestment(as(ctx, celine), { ...lamps, words: 'Cable', cents: 250_000, proposedBy: 'residents' })
  await noteInvestment(as(ctx, arta), { ...lamps, words: 'Poles from abroad', cents: 900, currency: 'SEK' })
  const { improvement } = await proposeImprovement(as(ctx, besnik), { zone, kind: 'lighting', names: { en: 'Lamps' }, whereabouts: 'Mill Street', action })
  await noteInvestment(as(ctx, arta), { organisation, improvement, words: 'Mounting', cents: 100, decidedOn: '2027-01-10', proposedBy: 'police' })
  await noteInvestment(as(ctx, arta), { organisation, words: 'A new station car', cents: 3_000_000, decidedOn: '2027-01-08', proposedBy: 'organisation' })
  const { investments: all, byCommissariat } = await investments(as(ctx, celine), { commissariat: place.talsi })
  assert.deepEqual(all.map(({ words, question, zone: of }) => [words, question, of]), [['Mounting', 'light', zone], ['Poles from abroad', 'light', zone], ['Cable', 'light', zone], ['Nine lamps', 'light', zone], ['A new station car', null, null]])
  const [talsi] = byCommissariat
  assert.deepEqual(talsi!.wave, { en: 'A round' })
  assert.deepEqual(talsi!.concerns.map(({ question, rank, of }) => [question, rank, of]), [['light', 1, 2], ['dogs', 2, 2], [null, null, 0]])
  assert.deepEqual(talsi!.concerns[0]!.sums, [{ currency: 'EUR', cents: 1_500_100, investments: 3, proposedByPolice: 1_250_100 }, { currency: 'SEK', cents: 900, investments: 1, proposedByPolice: 900 }])
  assert.deepEqual(talsi!.concerns[1]!.sums, [], 'a concern for which nobody paid is seen too')
  assert.deepEqual(talsi!.concerns[2]!.sums, [{ currency: 'EUR', cents: 3_000_000, investments: 1, proposedByPolice: 0 }])
}))

test('money is written down by whoever leads, on a day that was, and not against another zone\'s problem (E6)', inTown(async (ctx, { organisation, problem, lakeside }) => {
  const lamps = { organisation, words: 'Lamps', cents: 100, decidedOn: '2027-01-09', proposedBy: 'police' }
  for (const other of [besnik, edgars]) await assert.rejects(noteInvestment(as(ctx, other), lamps), refused('access.not-allowed'))
  await assert.rejects(noteInvestment(as(ctx, arta), { ...lamps, cents: -1 }), refused('frame.invalid'))
  await assert.rejects(noteInvestment(as(ctx, arta), { ...lamps, decidedOn: '2027-01-11' }), refused('work.day-to-come'))
  await noteInvestment(onDay(as(ctx, arta), '2027-01-11'), { ...lamps, decidedOn: '2027-01-11' })
  await assert.rejects(noteInvestment(as(ctx, arta), { ...lamps, zone: lakeside, problem }), refused('work.no-such-problem'))
}))
