import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLog } from '#platform/log.ts'
import { tables } from '#domains/work/tables.ts'
import { ownDatabase } from '#testing/database.ts'
import { place } from '#testing/people.ts'
import { visit } from '#web/http/visit.ts'
import { open } from './open.ts'

test('a picture that the station shows has an address that everybody may open, and no other picture has (E1)', async () => {
  const store = await ownDatabase()
  const [picture, bytes] = ['0194d000-0000-7000-8000-0000000000e1', Buffer.from([0xff, 0xd8, 0xff, 0xd9])]
  await tables({ db: store.owner }).insertInto('pub.pictures').values({ directorate_id: place.directorate, commissariat_id: place.talsi, id: picture, media_type: 'image/jpeg', bytes }).execute()
  const see = (address: string) => {
    const request = new Request(`http://localhost${address}`)
    return open(request, visit(request, { store, clock: () => new Date('2027-01-10T09:00:00Z'), wrong: (fault) => openLog().error(fault) }))
  }
  const answer = await see(`/open/pictures/${picture}`)
  assert.deepEqual([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')], [200, 'image/jpeg', 'nosniff'])
  assert.match(answer.headers.get('cache-control')!, /immutable/)
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes)
  assert.equal((await see('/open/pictures/0194d000-0000-7000-8000-0000000000e2')).status, 404)
  assert.equal((await see('/open/pictures/..%2f')).status, 404)
  await store.close()
})
