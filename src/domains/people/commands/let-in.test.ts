import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, celine, doina, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { letIn } from './let-in.ts'
import { openPost } from './open-post.ts'
import { persons } from '../queries/persons.ts'
import { zoneOfficers } from '../queries/zone-officers.ts'

const begins = { name: 'Besnik Leka', role: 'zone-officer', from: '2027-01-10' }

test('somebody new takes over a vacant post, or one that is opened for them (A2)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const { post } = await openPost(as(ctx, celine), { role: 'zone-officer', area: oldTown, office: { en: '4 Mill Street' } })
  assert.equal((await letIn(as(ctx, celine), { ...begins, area: oldTown, post })).post, post)
  const [shown] = (await zoneOfficers(ctx, { slug: 'old-town' })).posts
  assert.deepEqual([shown?.name, shown?.office], ['Besnik Leka', { en: '4 Mill Street' }])
  await letIn(as(ctx, celine), { ...begins, name: 'Maris Kalnins', area: lakeside, hours: { en: 'Monday 16-19' } })
  assert.deepEqual((await zoneOfficers(ctx, { slug: 'lakeside' })).posts.map(({ name, hours }) => [name, hours]), [['Maris Kalnins', { en: 'Monday 16-19' }]])
}))

test('nobody is let in who could not begin: a post that is held keeps its holder, and no role is held over the wrong area', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const { post } = await letIn(as(ctx, celine), { ...begins, area: oldTown })
  await assert.rejects(letIn(as(ctx, celine), { ...begins, name: 'Gita Ozola', area: oldTown, post }), refused('people.post-held'))
  await assert.rejects(letIn(as(ctx, doina), { ...begins, area: place.talsi }), refused('people.role-needs-other-area'))
}))

test('a commander lets in zone officers, not analysts, and gives away no post of another role under the name of one', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const { post: analysis } = await openPost(as(ctx, doina), { role: 'analyst', area: place.talsi })
  await assert.rejects(letIn(as(ctx, celine), { ...begins, role: 'analyst', area: place.talsi }), refused('access.not-allowed'))
  await assert.rejects(letIn(as(ctx, celine), { ...begins, area: oldTown, post: analysis }), refused('access.not-allowed'))
  await assert.rejects(letIn(as(ctx, arta), { ...begins, area: oldTown }), refused('access.not-allowed'))
  assert.equal((await persons(as(ctx, doina), {})).persons.some(({ posts }) => posts.length > 0), false)
}))
