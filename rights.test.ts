import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { holdsPost, type Actor } from '#access/actor.ts'
import { policies } from '#access/policies/index.ts'
import { rightsFile, rightsPage } from './tools/rights.ts'

test('there are rights to look at', () => assert.ok(Object.keys(policies).length > 20))

test('the page of rights says what the policies say (if not: node tools/rights.ts)', () => {
  assert.equal(readFileSync(rightsFile, 'utf8'), rightsPage(policies))
})

test('a policy that lets one more in changes the page', () => {
  const loose = { ...policies, 'survey.publish-wave': () => true }
  assert.notEqual(rightsPage(loose), rightsPage(policies))
})

test('the page tells a right at home from one in the whole directorate and one anywhere', () => {
  const page = rightsPage({
    'x.home': (actor: Actor, place: { commissariat: string }) => holdsPost(actor, 'analyst', place.commissariat),
    'x.wide': (actor: Actor, place: { directorate: string }) => actor.kind === 'person' && actor.directorate === place.directorate,
    'x.open': () => true,
  })
  assert.match(page, /`x.home` \| – \|.* own area \|.* as a stranger \|\n/)
  assert.match(page, /`x.wide` \| – \|( directorate \|)+ – \| directorate \|\n/)
  assert.match(page, /`x.open` \|( anywhere \|)+ as a stranger \|\n/)
})

test('a right that holds elsewhere but not at home is a mistake', () => {
  assert.throws(() => rightsPage({ 'x.odd': (_: Actor, place: { commissariat: string }) => place.commissariat !== 'own-commissariat' }), /elsewhere but not at home/)
})
