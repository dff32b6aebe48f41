import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator } from '#access/actor.ts'
import { doina, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundDirectorate } from './found-directorate.ts'
import { directorates } from '../queries/directorates.ts'

const kurzeme = { id: place.directorate, code: 'kurzeme', country: 'LV', names: { en: 'Kurzeme' }, commissariats: [{ code: 'talsi', names: { en: 'Talsi' } }] }

test('the operator founds a directorate that has no zone yet', story(async (ctx) => {
  assert.equal((await foundDirectorate(as(ctx, operator), kurzeme)).directorate, place.directorate)
  assert.deepEqual((await directorates(ctx, {})).directorates.map(({ code, commissariats }) => [code, commissariats.map(({ code }) => code)]), [['kurzeme', ['talsi']]])
}))

test('two directorates cannot have one code', story(async (ctx) => {
  await foundDirectorate(as(ctx, operator), kurzeme)
  await assert.rejects(foundDirectorate(as(ctx, operator), { ...kurzeme, id: undefined }), refused('territory.code-taken'))
}))

test('nobody but the operator founds one', story(async (ctx) => {
  await assert.rejects(foundDirectorate(as(ctx, doina), kurzeme), refused('access.not-allowed'))
}))
