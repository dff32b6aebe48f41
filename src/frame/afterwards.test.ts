import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { command } from '#frame/command.ts'
import { ownDatabase } from '#testing/database.ts'
import { arta, place } from '#testing/people.ts'
import { catchUp, follow } from './afterwards.ts'

const now = new Date('2027-01-10T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
before(async () => { store = await ownDatabase() })
after(async () => { follow({}); await store.close() })

const counted = command('territory.set-population', {
  input: z.object({}), answer: z.object({}),
  find: () => ({ directorate: place.directorate, commissariat: place.talsi }),
  run: async () => ({}),
  trace: () => ({ directorate: place.directorate, subject: { zone: 'z' } }),
})

test('what follows a deed runs after it is committed, and again when it failed the first time', async () => {
  const ran: unknown[] = []
  let broken = true
  follow({ 'territory.set-population': [async (_outside, subject) => {
    if (broken) throw new Error('the post is closed today')
    ran.push(subject)
  }] })
  await counted({ actor: arta, store, now }, {})
  assert.deepEqual(ran, [], 'the deed stands although its consequence failed')
  broken = false
  assert.equal(await catchUp(store, now), 1)
  assert.deepEqual(ran, [{ zone: 'z' }])
  assert.equal(await catchUp(store, now), 0)
})
