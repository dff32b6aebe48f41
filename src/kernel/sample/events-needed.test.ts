import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { rateRatio } from '../compare/rate-ratio.ts'
import { eventsNeeded } from './events-needed.ts'

/** How many standard deviations of chance lie between two counts of equal periods. */
const apart = (before: number, after: number) => (before - after) / Math.sqrt(before + after)

/** The chance of each count from 0 to most, for a Poisson mean, by multiplying up. */
function poisson(mean: number, most: number): number[] {
  const chances = [Math.exp(-mean)]
  for (let count = 1; count <= most; count++) chances.push((chances[count - 1]! * mean) / count)
  return chances
}

test('with the events needed a fall is seen eight times in ten, counted out over all that can happen', () => {
  for (const fall of [0.268, 0.282, 0.5]) {
    const { n } = eventsNeeded(fall)
    const [earlier, later] = [poisson(n, n * 2), poisson(n * (1 - fall), n * 2)]
    let seen = 0
    earlier.forEach((one, before) => later.forEach((other, after) => { if (before > after && apart(before, after) >= 1.959964) seen += one * other }))
    assert.ok(Math.abs(seen - 0.8) < 0.02, `${fall}: ${seen}`)
  }
})

test('the least count is the first at which the fall itself is past the level', () => {
  fc.assert(fc.property(fc.integer({ min: 5, max: 95 }), (percent) => {
    const fall = percent / 100, { least } = eventsNeeded(fall)
    assert.ok(apart(least, least * (1 - fall)) >= 1.959963 && apart(least - 1, (least - 1) * (1 - fall)) < 1.959964)
  }))
  assert.throws(() => eventsNeeded(0), RangeError)
})

test('where a fall probably shows, the exact test of such counts is past the level by far', () => {
  for (const fall of [0.268, 0.282, 0.5]) {
    const { n } = eventsNeeded(fall)
    assert.ok(rateRatio({ events: n, time: 1 }, { events: Math.round(n * (1 - fall)), time: 1 }).p < 0.02, `${fall}`)
  }
})
