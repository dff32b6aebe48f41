import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, celine, doina, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { openPost } from './open-post.ts'
import { postsOfZones } from '../queries/posts-of-zones.ts'

test('a post opens over a zone and is vacant until somebody holds it (A5)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const { post } = await openPost(as(ctx, celine), { role: 'zone-officer', area: oldTown, office: { en: '4 Mill Street' } })
  const { posts } = await postsOfZones(as(ctx, arta), { commissariat: place.talsi })
  assert.deepEqual(posts.map(({ id, zone, commissariat, holder, vacantSince, office }) => [id, zone, commissariat, holder, vacantSince, office]), [
    [post, oldTown, place.talsi, null, '2027-01-10', { en: '4 Mill Street' }],
  ])
}))

test('a role is held over areas of its own level: no zone officer answers for a commissariat, no administrator for a zone', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  await assert.rejects(openPost(as(ctx, doina), { role: 'zone-officer', area: place.talsi }), refused('people.role-needs-other-area'))
  await assert.rejects(openPost(as(ctx, doina), { role: 'admin', area: oldTown }), refused('people.role-needs-other-area'))
  await assert.rejects(openPost(as(ctx, doina), { role: 'analyst', area: doina.kind === 'person' ? doina.id : '' }), refused('people.no-such-area'))
  await openPost(as(ctx, doina), { role: 'hq', area: place.directorate })
}))

test('a commander opens posts of zone officers in the commissariat and no other; an analyst opens none', story(async (ctx) => {
  const { oldTown, station } = await foundTown(ctx)
  await assert.rejects(openPost(as(ctx, celine), { role: 'analyst', area: place.talsi }), refused('access.not-allowed'))
  await assert.rejects(openPost(as(ctx, celine), { role: 'zone-officer', area: station }), refused('access.not-allowed'))
  await assert.rejects(openPost(as(ctx, arta), { role: 'zone-officer', area: oldTown }), refused('access.not-allowed'))
  await assert.rejects(postsOfZones(ctx, { commissariat: place.talsi }), refused('access.not-allowed'))
}))
