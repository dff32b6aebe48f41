import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, celine, doina, edgars, place } from '#testing/people.ts'
import { operator } from '#access/actor.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { addPerson } from './add-person.ts'
import { assignPost } from './assign-post.ts'
import { leavePost } from './leave-post.ts'
import { openPost } from './open-post.ts'
import { zoneOfficers } from '../queries/zone-officers.ts'
import type { Ctx } from '#frame/ctx.ts'

async function vacant(ctx: Ctx) {
  const { oldTown, station } = await foundTown(ctx)
  const { post } = await openPost(as(ctx, celine), { role: 'zone-officer', area: oldTown, from: '2024-01-01' })
  const [besnik, gita] = [await addPerson(as(ctx, doina), { name: 'Besnik Leka' }), await addPerson(as(ctx, doina), { name: 'Gita Ozola' })]
  return { post, besnik: besnik.person, gita: gita.person, oldTown, station }
}

test('a commander gives a zone its officer, and the page of the zone names them from that day on (A2)', story(async (ctx) => {
  const { post, besnik } = await vacant(ctx)
  await assignPost(as(ctx, celine), { post, person: besnik, from: '2027-01-11' })
  assert.deepEqual((await zoneOfficers(ctx, { slug: 'old-town' })).posts.map(({ name, vacantSince }) => [name, vacantSince]), [[null, '2024-01-01']])
  const tomorrow = { ...ctx, now: new Date('2027-01-11T00:00:00Z') }
  assert.deepEqual((await zoneOfficers(tomorrow, { slug: 'old-town' })).posts.map(({ name, since, vacantSince }) => [name, since, vacantSince]), [['Besnik Leka', '2027-01-11', null]])
}))

test('no two people hold one post at once; the next one begins on the day the one before leaves (A5)', story(async (ctx) => {
  const { post, besnik, gita } = await vacant(ctx)
  await assignPost(as(ctx, celine), { post, person: besnik, from: '2025-01-01' })
  await assert.rejects(assignPost(as(ctx, celine), { post, person: gita, from: '2026-05-01' }), refused('people.post-held'))
  await assert.rejects(assignPost(as(ctx, celine), { post, person: gita, from: '2024-05-01' }), refused('people.post-held'))
  await leavePost(as(ctx, celine), { post, on: '2026-06-01' })
  await assert.rejects(assignPost(as(ctx, celine), { post, person: gita, from: '2026-05-31' }), refused('people.post-held'))
  await assignPost(as(ctx, celine), { post, person: gita, from: '2026-06-01' })
  assert.deepEqual((await zoneOfficers(ctx, { slug: 'old-town' })).posts.map(({ name, since, changesInTwoYears }) => [name, since, changesInTwoYears]), [['Gita Ozola', '2026-06-01', 1]])
}))

test('nobody holds a post before it was opened, and nobody unknown holds one', story(async (ctx) => {
  const { post, besnik } = await vacant(ctx)
  await assert.rejects(assignPost(as(ctx, celine), { post, person: besnik, from: '2023-12-31' }), refused('people.before-post-opened'))
  await assert.rejects(assignPost(as(ctx, celine), { post, person: place.talsi, from: '2027-01-01' }), refused('people.no-such-person'))
  await assert.rejects(assignPost(as(ctx, celine), { post: place.talsi, person: besnik, from: '2027-01-01' }), refused('people.no-such-post'))
}))

test('a commander gives posts to zone officers of the commissariat, not to analysts, and not elsewhere', story(async (ctx) => {
  const { post, besnik, station } = await vacant(ctx)
  const { post: analysis } = await openPost(as(ctx, doina), { role: 'analyst', area: place.talsi })
  const { post: far } = await openPost(as(ctx, doina), { role: 'zone-officer', area: station })
  await assert.rejects(assignPost(as(ctx, celine), { post: analysis, person: besnik, from: '2027-01-10' }), refused('access.not-allowed'))
  await assert.rejects(assignPost(as(ctx, celine), { post: far, person: besnik, from: '2027-01-10' }), refused('access.not-allowed'))
  for (const analyst of [arta, edgars]) await assert.rejects(assignPost(as(ctx, analyst), { post, person: besnik, from: '2027-01-10' }), refused('access.not-allowed'))
  await assignPost(as(ctx, doina), { post: analysis, person: besnik, from: '2027-01-10' })
}))

test('an administrator is given no post that opens what people wrote, nor whoever holds one the administration; once the first was left it is given', story(async (ctx) => {
  const { besnik, gita } = await vacant(ctx)
  const given = async (role: 'admin' | 'survey-owner', person: string) => {
    const { post } = await openPost(as(ctx, doina), { role, area: place.directorate })
    await assert.rejects(assignPost(as(ctx, doina), { post, person, from: '2027-01-10' }), refused('access.not-allowed'), 'two give it, or the console')
    return { post, give: () => assignPost(as(ctx, operator), { directorate: place.directorate, post, person, from: '2027-01-10' }) }
  }
  const [rules, owns] = [await given('admin', besnik), await given('survey-owner', gita)]
  await Promise.all([rules.give(), owns.give()])
  const more = await given('survey-owner', besnik)
  await assert.rejects(more.give(), refused('people.posts-kept-apart'))
  await assert.rejects((await given('admin', gita)).give(), refused('people.posts-kept-apart'))
  await leavePost(as(ctx, doina), { post: rules.post, on: '2027-01-10' })
  await more.give()
}))
