import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ctx } from '#frame/ctx.ts'
import { arta, celine, doina } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { addPerson } from './add-person.ts'
import { assignPost } from './assign-post.ts'
import { closePost } from './close-post.ts'
import { leavePost } from './leave-post.ts'
import { openPost } from './open-post.ts'
import { zoneOfficers } from '../queries/zone-officers.ts'
import { tables } from '../tables.ts'

async function held(ctx: Ctx) {
  const { oldTown } = await foundTown(ctx)
  const { post } = await openPost(as(ctx, celine), { role: 'zone-officer', area: oldTown, from: '2024-01-01' })
  const { person } = await addPerson(as(ctx, doina), { name: 'Besnik Leka' })
  await assignPost(as(ctx, celine), { post, person, from: '2025-01-01' })
  return post
}

test('whoever leaves is gone from the page of the zone that day, and the page says since when the post is vacant (A5)', story(async (ctx) => {
  const post = await held(ctx)
  await leavePost(as(ctx, celine), { post, on: '2027-01-10' })
  const seen = await zoneOfficers(ctx, { slug: 'old-town' })
  assert.deepEqual(seen.posts.map(({ name, since, vacantSince, changesInTwoYears }) => [name, since, vacantSince, changesInTwoYears]), [[null, null, '2027-01-10', 1]])
  assert.equal(seen.officers, 0)
  const { posts } = await tables(ctx).selectFrom('pub.zone_officers').select('posts').executeTakeFirstOrThrow()
  assert.doesNotMatch(JSON.stringify(posts), /Besnik/, 'nothing public names who has left')
}))

test('a post that nobody holds cannot be left, nor one before it was taken over', story(async (ctx) => {
  const post = await held(ctx)
  await assert.rejects(leavePost(as(ctx, celine), { post, on: '2024-12-31' }), refused('people.leaves-before-beginning'))
  await leavePost(as(ctx, celine), { post, on: '2026-01-01' })
  await assert.rejects(leavePost(as(ctx, celine), { post, on: '2026-02-01' }), refused('people.nobody-holds-it'))
}))

test('a post is closed when nobody holds it, and is then shown to nobody and held by nobody', story(async (ctx) => {
  const post = await held(ctx)
  await assert.rejects(closePost(as(ctx, celine), { post, on: '2027-01-10' }), refused('people.post-held'))
  await leavePost(as(ctx, celine), { post, on: '2027-01-10' })
  await assert.rejects(closePost(as(ctx, celine), { post, on: '2023-01-01' }), refused('people.before-post-opened'))
  await closePost(as(ctx, celine), { post, on: '2027-01-10' })
  assert.deepEqual((await zoneOfficers(ctx, { slug: 'old-town' })).posts, [])
  const { person } = await addPerson(as(ctx, doina), { name: 'Gita Ozola' })
  await assert.rejects(assignPost(as(ctx, celine), { post, person, from: '2027-01-10' }), refused('people.post-closed'))
  await assert.rejects(closePost(as(ctx, celine), { post, on: '2027-01-10' }), refused('people.post-closed'))
}))

test('an analyst makes nobody leave and closes no post', story(async (ctx) => {
  const post = await held(ctx)
  await assert.rejects(leavePost(as(ctx, arta), { post, on: '2027-01-10' }), refused('access.not-allowed'))
  await assert.rejects(closePost(as(ctx, arta), { post, on: '2027-01-10' }), refused('access.not-allowed'))
}))
