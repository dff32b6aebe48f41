import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator, stranger, type Actor } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { ownDatabase } from '#testing/database.ts'
import { arta, celine, doina, edgars, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { setPopulation } from '#domains/territory/index.ts'
import { letLinksSuffice } from './proofs/let-links-suffice.ts'
import { addPerson } from './add-person.ts'
import { assignPost } from './assign-post.ts'
import { inviteToSignIn } from './invite-to-sign-in.ts'
import { leavePost } from './leave-post.ts'
import { openPost } from './open-post.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { whoseSession } from '../queries/whose-session.ts'
import { within } from '#frame/within.ts'

const minutes = (ctx: Ctx, after: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + after * 60_000) })

async function invited(ctx: Ctx) {
  await foundTown(ctx)
  const { person } = await addPerson(as(ctx, doina), { name: 'Arta Hoxha', language: 'ro' })
  const { post } = await openPost(as(ctx, doina), { role: 'analyst', area: place.talsi })
  await assignPost(as(ctx, doina), { post, person, from: '2027-01-10' })
  await letLinksSuffice(as(ctx, operator), { directorate: place.directorate, suffice: true })
  return { person, post, ...(await inviteToSignIn(as(ctx, doina), { person })) }
}

test('where links suffice a link signs a person in once; the session says who they are and which posts they hold', story(async (ctx) => {
  const { person, token } = await invited(ctx)
  const { session, language, next } = await signIn(ctx, { token })
  assert.deepEqual([language, next], ['ro', 'come-in'])
  const { sessionId, ...shown } = await whoseSession(ctx, { session })
  assert.ok(sessionId && !session.includes(sessionId), 'the record tells sessions apart by what opens none')
  assert.deepEqual(shown, {
    actor: { kind: 'person', id: person, directorate: place.directorate, posts: [{ role: 'analyst', area: place.talsi, commissariat: place.talsi }], proved: true }, name: 'Arta Hoxha', language: 'ro', settingUp: false,
  })
  await assert.rejects(signIn(ctx, { token }), refused('people.link-used'))
}))

test('a link is over after seven days, and one that nobody made opens nothing', story(async (ctx) => {
  const { token } = await invited(ctx)
  await assert.rejects(signIn(minutes(ctx, 7 * 24 * 60), { token }), refused('people.link-over'))
  await assert.rejects(signIn(ctx, { token: 'A'.repeat(43) }), refused('people.no-such-link'))
  await assert.rejects(signIn(ctx, { token: 'short' }), refused('frame.invalid'))
}))

test('a session ends when it was idle for a quarter of an hour, after ten hours, and when it is signed out', story(async (ctx) => {
  const { token } = await invited(ctx)
  const { session } = await signIn(ctx, { token })
  const name = async (after: number) => (await whoseSession(minutes(ctx, after), { session })).name
  assert.equal(await name(16), null)
  for (let after = 14; after < 600; after += 14) assert.equal(await name(after), 'Arta Hoxha')
  assert.equal(await name(601), null)
  await signOut(ctx, { session })
  assert.equal(await name(1), null)
  await assert.rejects(signOut(ctx, { session }), refused('people.no-such-session'))
  assert.deepEqual(await whoseSession(ctx, { session: 'nonsense' }), { actor: null, name: null, language: null, settingUp: false })
}))

test('nobody but an administrator or the operator makes a link; a commander may add a person, an analyst may not', story(async (ctx) => {
  const { person } = await invited(ctx)
  for (const somebody of [arta, celine, stranger]) await assert.rejects(inviteToSignIn(as(ctx, somebody), { directorate: place.directorate, person }), refused('access.not-allowed'))
  for (const somebody of [arta, stranger]) await assert.rejects(addPerson(as(ctx, somebody), { directorate: place.directorate, name: 'Eve' }), refused('access.not-allowed'))
  await addPerson(as(ctx, celine), { name: 'Gita Ozola' })
  await assert.rejects(addPerson(as(ctx, doina), { name: ' ' }), refused('frame.invalid'))
}))

test('a change of post counts from the next request on, and both locks hold outside one\'s own commissariat', async () => {
  const store = await ownDatabase()
  const now = new Date('2027-01-10T09:00:00Z')
  const by = (actor: Actor) => ({ actor, store, now })
  const { oldTown, station, token, post } = await within(by(operator), 'all', async (ctx) => ({ ...(await foundTown(ctx)), ...(await invitedBy(ctx)) }))
  const { session } = await signIn(by(stranger), { token })
  const acting = async () => (await whoseSession(by(stranger), { session })).actor!
  await setPopulation(by(await acting()), { zone: oldTown, population: 5300 })
  await assert.rejects(setPopulation(by(await acting()), { zone: station, population: 1 }), refused('access.not-allowed'))
  await leavePost(by(doina), { post, on: '2027-01-10' })
  assert.deepEqual((await acting()).posts, [])
  await assert.rejects(setPopulation(by(await acting()), { zone: oldTown, population: 1 }), refused('access.not-allowed'))

  const { post: officer } = await openPost(by(celine), { role: 'zone-officer', area: oldTown })
  await assert.rejects(assignPost(by(edgars), { post: officer, person: (await addPerson(by(doina), { name: 'Besnik Leka' })).person, from: '2027-01-10' }), refused('access.not-allowed'))
  await store.close()
})

test('of two who take over one post at the same moment one is refused', async () => {
  const store = await ownDatabase()
  const by = (actor: Actor) => ({ actor, store, now: new Date('2027-01-10T09:00:00Z') })
  const { oldTown } = await within(by(operator), 'all', foundTown)
  const { post } = await openPost(by(celine), { role: 'zone-officer', area: oldTown })
  const people = await Promise.all(['Besnik', 'Gita', 'Hanna', 'Ivo'].map((name) => addPerson(by(doina), { name })))
  const tried = await Promise.allSettled(people.map(({ person }) => assignPost(by(celine), { post, person, from: '2027-01-10' })))
  assert.equal(tried.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const one of tried) if (one.status === 'rejected') refused('people.post-held')(one.reason)
  await store.close()
})

async function invitedBy(ctx: Ctx) {
  await letLinksSuffice(ctx, { directorate: place.directorate, suffice: true })
  const { person } = await addPerson(ctx, { directorate: place.directorate, name: 'Arta Hoxha' })
  const { post } = await openPost(ctx, { directorate: place.directorate, role: 'analyst', area: place.talsi })
  await assignPost(ctx, { directorate: place.directorate, post, person, from: '2027-01-10' })
  return { post, ...(await inviteToSignIn(ctx, { directorate: place.directorate, person })) }
}
