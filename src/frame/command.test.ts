import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Line } from '#frame/record.ts'
import { arta, besnik, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import type { Ctx } from './ctx.ts'

/** A deed that changes nothing but leaves its line, under a policy that is there. */
const counted = command('territory.set-population', {
  input: z.object({ people: z.number({ error: 'territory.how-many' }).int().min(0) }),
  answer: z.object({ people: z.number() }),
  find: () => ({ directorate: place.directorate, commissariat: place.talsi }),
  run: async (_ctx, asked) => ({ people: asked.people }),
  trace: () => ({ directorate: place.directorate, subject: { zone: 'z' } }),
})

const lines = (ctx: Ctx) => ctx.db.withTables<{ 'frame.record': Line }>().selectFrom('frame.record').select(['name', 'actor', 'subject']).where('directorate_id', '=', place.directorate).execute()

test('a deed that is done leaves one line in the record, with ids and no content', story(async (ctx) => {
  await counted(as(ctx, arta), { people: 5000 })
  assert.deepEqual(await lines(ctx), [{ name: 'territory.set-population', actor: arta.kind === 'person' ? arta.id : '', subject: { zone: 'z' } }])
}))

test('a deed that is refused leaves none', story(async (ctx) => {
  await assert.rejects(counted(as(ctx, besnik), { people: 5000 }), refused('access.not-allowed'))
  assert.deepEqual(await lines(ctx), [])
}))

test('what does not fit is named field by field, in the words of the deed', story(async (ctx) => {
  await assert.rejects(counted(as(ctx, arta), { people: 'many' }), (no: unknown) => {
    refused('frame.invalid')(no)
    assert.deepEqual((no as { fields: unknown }).fields, { people: 'territory.how-many' })
    return true
  })
}))
