import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setPopulation } from '#domains/territory/index.ts'
import { celine, doina, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { addPerson } from '../commands/add-person.ts'
import { assignPost } from '../commands/assign-post.ts'
import { describePost } from '../commands/describe-post.ts'
import { openPost } from '../commands/open-post.ts'
import { tables } from '../tables.ts'
import { persons } from './persons.ts'
import { zoneOfficers } from './zone-officers.ts'

test('a zone shows its people for each officer who holds a post now, and whether that lies within 3,000 to 7,000 (A3)', story(async (ctx) => {
  const { lakeside } = await foundTown(ctx)
  const counts = async () => (({ officers, population, perOfficer, band }) => ({ officers, population, perOfficer, band }))(await zoneOfficers(ctx, { slug: 'lakeside' }))
  assert.deepEqual(await counts(), { officers: 0, population: 9000, perOfficer: null, band: 'unknown' })
  for (const name of ['Maris Kalnins', 'Jaan Tamm']) {
    const { post } = await openPost(as(ctx, celine), { role: 'zone-officer', area: lakeside })
    if (name === 'Jaan Tamm') assert.deepEqual(await counts(), { officers: 1, population: 9000, perOfficer: 9000, band: 'above' })
    await assignPost(as(ctx, celine), { post, person: (await addPerson(as(ctx, doina), { name })).person, from: '2027-01-10' })
  }
  assert.deepEqual(await counts(), { officers: 2, population: 9000, perOfficer: 4500, band: 'within' })
  await setPopulation(as(ctx, doina), { zone: lakeside, population: 5999 })
  assert.deepEqual(await counts(), { officers: 2, population: 5999, perOfficer: 2999.5, band: 'below' })
}))

test('a zone that nobody knows of is not found', story(async (ctx) => {
  await assert.rejects(zoneOfficers(ctx, { slug: 'nowhere' }), refused('territory.no-such-zone'))
}))

test('an administrator and a commander see who works in the directorate and which posts they hold; a stranger does not', story(async (ctx) => {
  await foundTown(ctx)
  const { person } = await addPerson(as(ctx, doina), { name: 'Arta Hoxha', language: 'ro' })
  const { post } = await openPost(as(ctx, doina), { role: 'analyst', area: place.talsi })
  await assignPost(as(ctx, doina), { post, person, from: '2027-01-10' })
  assert.deepEqual((await persons(as(ctx, celine), {})).persons, [{ person, name: 'Arta Hoxha', language: 'ro', posts: [{ post, role: 'analyst', area: place.talsi, from: '2027-01-10' }] }])
  await assert.rejects(persons(ctx, { directorate: place.directorate }), refused('access.not-allowed'))
}))

/** What everybody may be told of whoever answers for a zone: nothing of it is private, and nothing leads to the person but the name. */
const toldOfOfficers = new Set(['post', 'role', 'title', 'name', 'office', 'hours', 'channels', 'since', 'vacantSince', 'changesInTwoYears'])
const moreThanTold = (posts: readonly object[]) => posts.flatMap((post) => Object.keys(post).filter((key) => !toldOfOfficers.has(key)))

test('of an officer everybody is told what the station decided and no more; from the day they leave, or are shown by role, nobody names them (PRIV-07)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const { post } = await openPost(as(ctx, celine), { role: 'zone-officer', area: oldTown })
  const { person } = await addPerson(as(ctx, doina), { name: 'Besnik Leka' })
  await assignPost(as(ctx, celine), { post, person, from: '2027-01-10', to: '2027-02-01' })
  const told = async (at: string) => (await zoneOfficers({ ...ctx, now: new Date(at) }, { slug: 'old-town' })).posts
  const posts = await told('2027-01-31T23:59:59Z')
  assert.deepEqual([posts.map(({ name }) => name), moreThanTold(posts), JSON.stringify(posts).includes(person)], [['Besnik Leka'], [], false])
  assert.deepEqual((await told('2027-02-01T00:00:00Z')).map(({ name, vacantSince }) => [name, vacantSince]), [[null, '2027-02-01']], 'though nobody did anything that day')
  // The planted faults: a page that shows the copy whatever the day, and one that tells a private number.
  const { posts: copied } = await tables(ctx).selectFrom('pub.zone_officers').select('posts').where('slug', '=', 'old-town').executeTakeFirstOrThrow()
  assert.match(JSON.stringify(copied), /Besnik Leka/)
  assert.deepEqual(moreThanTold([{ ...posts[0], privatePhone: '+371 2' }]), ['privatePhone'])
  await describePost(as(ctx, celine), { post, shows: 'role' })
  assert.deepEqual((await told('2027-01-20T09:00:00Z')).map(({ name, since }) => [name, since]), [[null, '2027-01-10']])
}))
