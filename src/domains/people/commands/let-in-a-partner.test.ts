import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator, stranger } from '#access/actor.ts'
import { registerOrganisation, retireOrganisation } from '#domains/partners/index.ts'
import { municipality } from '#testing/partners.ts'
import { arta, celine, doina, edgars, petra, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { town, zones } from '#testing/town.ts'
import { actingPerson, assignPost, inviteToSignIn, leavePost, letIn, openPost, postsOfZones, signIn } from '../index.ts'

const partner = { name: 'Petra Liepa', role: 'partner', area: place.municipality, from: '2027-01-10' }

test('a commander lets somebody of an organisation in, with a link that signs them in as its partner and as nothing else', story(async (ctx) => {
  await town(ctx)
  await municipality(ctx)
  const { person } = await letIn(as(ctx, celine), partner)
  const { token } = await inviteToSignIn(as(ctx, celine), { person })
  assert.equal((await signIn(as(ctx, stranger), { token })).person, person)
  const { actor } = await actingPerson(as(ctx, operator), { directorate: place.directorate, person })
  assert.deepEqual(actor.posts, [{ role: 'partner', area: place.municipality, commissariat: place.talsi }])
}))

test('partners are let in by their commissariat\'s commander or the administrator: by no analyst, no commander of elsewhere, and not by a partner', story(async (ctx) => {
  await town(ctx)
  await municipality(ctx)
  for (const other of [arta, edgars, petra, { ...celine, posts: [{ role: 'commander', area: place.elsewhere, commissariat: place.elsewhere }] } as typeof celine]) {
    await assert.rejects(letIn(as(ctx, other), partner), refused('access.not-allowed'))
  }
  const { post } = await letIn(as(ctx, doina), partner)
  await assert.rejects(postsOfZones(as(ctx, petra), {}), refused('access.not-allowed'))
  await leavePost(as(ctx, celine), { post, on: '2027-01-10' })
}))

test('a commander makes a sign-in link for who is a partner and nothing more, so that nobody borrows a greater right', story(async (ctx) => {
  await town(ctx)
  await municipality(ctx)
  const { organisation } = await registerOrganisation(as(ctx, doina), { name: 'Red Cross', sector: 'ngo' })
  const { person } = await letIn(as(ctx, celine), partner)
  const { person: ofAll } = await letIn(as(ctx, doina), { ...partner, area: organisation })
  const { person: officer } = await letIn(as(ctx, celine), { ...partner, role: 'zone-officer', area: zones.centre })
  for (const somebody of [ofAll, officer]) await assert.rejects(inviteToSignIn(as(ctx, celine), { person: somebody }), refused('access.not-allowed'))
  await inviteToSignIn(as(ctx, celine), { person })
  const { post } = await openPost(as(ctx, doina), { role: 'analyst', area: place.talsi })
  await assignPost(as(ctx, doina), { post, person, from: '2027-02-01' })
  await assert.rejects(inviteToSignIn(as(ctx, celine), { person }), refused('access.not-allowed'))
  await inviteToSignIn(as(ctx, doina), { person })
}))

test('a partner\'s post is over an organisation, which nobody else\'s is; it gives nothing once the organisation has left', story(async (ctx) => {
  await town(ctx)
  await municipality(ctx)
  await assert.rejects(letIn(as(ctx, doina), { ...partner, area: place.talsi }), refused('people.role-needs-other-area'))
  await assert.rejects(letIn(as(ctx, doina), { ...partner, role: 'analyst' }), refused('people.role-needs-other-area'))
  const { person } = await letIn(as(ctx, celine), partner)
  await retireOrganisation(as(ctx, celine), { organisation: place.municipality, on: '2027-01-10' })
  const { actor } = await actingPerson(as(ctx, operator), { directorate: place.directorate, person })
  assert.deepEqual(actor.posts, [])
  await assert.rejects(letIn(as(ctx, celine), { ...partner, name: 'Another' }), refused('people.organisation-left'))
}))
