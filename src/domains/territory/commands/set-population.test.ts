import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, edgars } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { setPopulation } from './set-population.ts'
import { zone } from '../queries/zone.ts'

test('an analyst of the commissariat says how many people live in a zone, and its page says so', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  assert.deepEqual(await setPopulation(as(ctx, arta), { zone: oldTown, population: 6100 }), { zone: oldTown, slug: 'old-town' })
  assert.equal((await zone(ctx, { slug: 'old-town' })).population, 6100)
  await setPopulation(as(ctx, arta), { zone: oldTown, population: null })
  assert.equal((await zone(ctx, { slug: 'old-town' })).population, null)
}))

test('a zone has no fewer than nobody living in it', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  await assert.rejects(setPopulation(as(ctx, arta), { zone: oldTown, population: -1 }), refused('frame.invalid'))
}))

test('an analyst of another commissariat may not set a population', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  await assert.rejects(setPopulation(as(ctx, edgars), { zone: oldTown, population: 1 }), refused('access.not-allowed'))
  await assert.rejects(setPopulation(ctx, { zone: oldTown, population: 1 }), refused('access.not-allowed'))
}))
