import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { deeds } from '#deeds'
import { noBrowser, openBrowser } from '../browser.ts'
import { itsTurn, turnsOf } from '../run/its-turn.ts'
import { foundedTown } from '../tour/founded-town.ts'
import { livedTown, type LivedTown } from '../tour/lived-town.ts'
import { frontPage, steps, type Step } from '../tour/steps.ts'
import { faultsOf, walk } from '../tour/walk.ts'

/** The tour of the town as it is written down, and as it is walked in a real browser. */
const papers = new URL('../../../docs/', import.meta.url)
const kept = ({ name }: Step, folder = 'pictures/tour') => readFileSync(new URL(`${folder}/${name}.png`, papers))
const tour = readFileSync(new URL('tour.md', papers), 'utf8')

let browser: Browser, town: LivedTown
if (!noBrowser) {
  before(async () => {
    browser = await openBrowser()
    const { store, town: standing } = await foundedTown('lived')
    town = await livedTown(store, browser, standing)
  })
  after(async () => {
    await browser.close()
    await town.stop()
  })
}

test('the tour names every picture in its order, in words for who cannot see it, and no picture lies there for nothing', () => {
  assert.deepEqual([...tour.matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)].map(([, words, file]) => [words, file]), steps.map(({ name, caption }) => [caption, `pictures/tour/${name}.png`]))
  assert.deepEqual(readdirSync(new URL('pictures/tour/', papers)).toSorted(), steps.map(({ name }) => `${name}.png`).toSorted())
})

test('under every picture stands the command that does the same, and there is no other', () => {
  const kinds = new Map<string, string>(deeds.map(({ deed, kind }) => [deed, kind === 'query' ? 'ask' : 'do']))
  for (const [, verb, deed] of tour.matchAll(/bin\/vatra (ask|do) ([a-z]+\.[a-z-]+)/g)) assert.equal(kinds.get(deed!), verb, deed)
  for (const { name, deed } of steps) assert.ok(tour.slice(tour.indexOf(`tour/${name}.png`)).split('![')[0]!.includes(`bin/vatra ${kinds.get(deed)} ${deed}`), name)
})

test('every picture that is kept has the size its step gives, is small, and shows something', async () => {
  assert.deepEqual(await faultsOf(frontPage, kept(frontPage, 'pictures')), [])
  for (const step of steps) assert.deepEqual(await faultsOf(step, kept(step)), [])
})

test('whoever walks the tour reads at each step what the tour says, through all six stages of Old Town, and sees what is pictured', { skip: noBrowser }, async (t) => {
  t.diagnostic(`every step is read; pictures: ${turnsOf()}`)
  for (const { step, picture } of await walk(town, [frontPage, ...steps], (nth) => itsTurn(nth))) if (picture) assert.deepEqual(await faultsOf(step, picture), [])
})
