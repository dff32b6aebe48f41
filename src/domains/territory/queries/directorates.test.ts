import assert from 'node:assert/strict'
import { test } from 'node:test'
import { place } from '#testing/people.ts'
import { refused, story } from '#testing/story.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { boundaryHistory } from './boundary-history.ts'
import { directorates } from './directorates.ts'
import { zone } from './zone.ts'

test('everybody may know which directorates and commissariats there are', story(async (ctx) => {
  await foundTown(ctx)
  const [only] = (await directorates(ctx, {})).directorates
  assert.equal(only?.directorate, place.directorate)
  assert.deepEqual(only.commissariats.map(({ commissariat, code }) => [commissariat, code]), [[place.elsewhere, 'elsewhere'], [place.talsi, 'talsi']])
}))

test('a zone that is not there is not found, and the history of boundaries is for staff', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  await assert.rejects(zone(ctx, { slug: 'nowhere' }), refused('territory.no-such-zone'))
  await assert.rejects(boundaryHistory(ctx, { zone: oldTown }), refused('access.not-allowed'))
}))
