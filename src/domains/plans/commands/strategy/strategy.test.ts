import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator, stranger } from '#access/actor.ts'
import { adoptStrategy, noteConsultation, strategy, strategyDraft, writeStrategy } from '#domains/plans/index.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { municipality } from '#testing/partners.ts'
import { arta, celine, doina, petra, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'

const words = { en: 'Light first, then traffic.', ro: 'Întâi lumina, apoi traficul.' }

test('a directorate drafts its strategy of a year, notes whom it asked, adopts it and shows it to everybody (D8)', story(async (ctx) => {
  await foundTown(ctx)
  const organisation = await municipality(ctx)
  const heads = as(ctx, doina)
  await assert.rejects(noteConsultation(heads, { year: 2027, body: 'Town council', words: 'Agrees', on: '2027-01-08' }), refused('plans.no-strategy-yet'))
  await writeStrategy(heads, { year: 2027, words })
  await assert.rejects(adoptStrategy(heads, { year: 2027 }), refused('plans.say-what-comes-first'))
  await writeStrategy(heads, { year: 2027, words, priorities: ['lses.a1', 'burglary'] })
  await assert.rejects(adoptStrategy(heads, { year: 2027 }), refused('plans.nobody-was-asked'))
  await noteConsultation(heads, { year: 2027, organisation, words: 'Will pay for the lamps', on: '2027-01-05' })
  await noteConsultation(heads, { year: 2027, body: 'Meeting of residents in Old Town', words: 'Want the crossing too', on: '2027-01-08' })
  await assert.rejects(noteConsultation(heads, { year: 2027, body: 'Town council', words: 'Agrees', on: '2027-01-11' }), refused('plans.day-to-come'))
  assert.deepEqual((await strategy(as(ctx, stranger), { code: 'kurzeme' })).strategy, null, 'a draft is nobody else\'s')
  assert.deepEqual((await strategyDraft(as(ctx, celine), {})).years, [{ year: 2027, adopted: false }])
  await adoptStrategy(heads, { year: 2027 })
  const { strategy: told, years } = await strategy(as(ctx, stranger), { code: 'kurzeme' })
  assert.deepEqual([told!.words, told!.priorities, told!.adoptedOn, years], [words, ['lses.a1', 'burglary'], '2027-01-10', [2027]])
  assert.deepEqual(told!.consulted.map(({ body, on }) => [body, on]), [['Talsi municipality', '2027-01-05'], ['Meeting of residents in Old Town', '2027-01-08']])
  await assert.rejects(writeStrategy(heads, { year: 2027, words }), refused('plans.strategy-is-adopted'))
}))

test('the strategy is the directorate\'s: a commissariat reads it and does not write it, a partner does neither before it is shown (D8)', story(async (ctx) => {
  await foundTown(ctx)
  for (const nobody of [arta, celine, petra]) await assert.rejects(writeStrategy(as(ctx, nobody), { year: 2027, words }), refused('access.not-allowed'))
  await writeStrategy(as(ctx, operator), { directorate: place.directorate, year: 2027, words, priorities: ['lses.a1'] })
  await assert.rejects(writeStrategy(as(ctx, doina), { year: 2027, words, priorities: ['lses.a1', 'lses.a1'] }), refused('frame.invalid'))
  assert.deepEqual((await strategyDraft(as(ctx, arta), { year: 2027 })).strategy!.priorities, ['lses.a1'])
  await assert.rejects(strategyDraft(as(ctx, petra), { year: 2027 }), refused('access.not-allowed'))
}))
