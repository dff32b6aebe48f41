import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, celine, doina } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { addPerson } from './add-person.ts'
import { assignPost } from './assign-post.ts'
import { describePost } from './describe-post.ts'
import { openPost } from './open-post.ts'
import { zoneOfficers } from '../queries/zone-officers.ts'
import { tables } from '../tables.ts'

test('the station says office, hours and channels, and what it leaves out stays (A2)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const { post } = await openPost(as(ctx, celine), { role: 'zone-officer', area: oldTown, office: { en: '4 Mill Street' }, hours: { en: 'Monday 16-19' } })
  await describePost(as(ctx, celine), { post, title: { en: 'Zone officer, Old Town' }, channels: { phone: '+371 6000 0000' } })
  const [shown] = (await zoneOfficers(ctx, { slug: 'old-town' })).posts
  assert.deepEqual([shown?.title, shown?.office, shown?.hours, shown?.channels], [{ en: 'Zone officer, Old Town' }, { en: '4 Mill Street' }, { en: 'Monday 16-19' }, { phone: '+371 6000 0000' }])
  await assert.rejects(describePost(as(ctx, celine), { post, channels: { email: 'nonsense' } }), refused('frame.invalid'))
}))

test('an officer whom the station shows by role is named nowhere in public (A2)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const { post } = await openPost(as(ctx, celine), { role: 'zone-officer', area: oldTown, from: '2026-01-01' })
  const { person } = await addPerson(as(ctx, doina), { name: 'Elena Ceban' })
  await assignPost(as(ctx, celine), { post, person, from: '2026-01-01' })
  assert.equal((await zoneOfficers(ctx, { slug: 'old-town' })).posts[0]?.name, 'Elena Ceban')
  await describePost(as(ctx, celine), { post, shows: 'role' })
  const seen = await zoneOfficers(ctx, { slug: 'old-town' })
  assert.deepEqual(seen.posts.map(({ name, since }) => [name, since]), [[null, '2026-01-01']])
  assert.equal(seen.officers, 1)
  assert.doesNotMatch(JSON.stringify(await tables(ctx).selectFrom('pub.zone_officers').selectAll().execute()), /Elena/)
}))

test('an analyst describes no post', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const { post } = await openPost(as(ctx, celine), { role: 'zone-officer', area: oldTown })
  await assert.rejects(describePost(as(ctx, arta), { post, shows: 'role' }), refused('access.not-allowed'))
}))
