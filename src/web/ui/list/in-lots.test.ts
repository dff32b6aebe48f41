import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createElement, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { drawnInTurns } from '../../drawn-in-turns.ts'
import { InLots, rowsInALot } from './in-lots.ts'

const zones = Array.from({ length: 300 }, (_, at) => `Zone ${at}`)
const lots = (told: Parameters<typeof InLots<string>>[0]) => createElement(InLots<string>, told)
/** A page of these rows, and how many of them are drawn in each turn of this thread. */
function watchedPage(rows: readonly string[], atOnce?: number) {
  const drawnAt = new Map<number, number>()
  let turn = 0
  const row = (name: string): ReactNode => {
    drawnAt.set(turn, (drawnAt.get(turn) ?? 0) + 1)
    return createElement('tr', { key: name }, createElement('th', null, name), createElement('td', null, 'și <', name))
  }
  const page = createElement('html', null, createElement('body', null, 'Before', createElement('table', null, createElement('tbody', null, lots({ of: rows, ...(atOnce && { atOnce }), children: row }))), createElement('p', null, 'After')))
  const told = async <Told>(draw: () => Told | Promise<Told>) => {
    let watching = true
    const next = () => void (turn++, watching && setImmediate(next))
    next()
    return Promise.resolve(draw()).finally(() => (watching = false))
  }
  return { page, told, most: () => Math.max(...drawnAt.values()), turns: () => drawnAt.size }
}

test('a page of 300 zones is drawn in turns, twenty rows each at most, and is the page that is drawn at one go', async () => {
  const cut = watchedPage(zones), whole = watchedPage(zones)
  const html = await cut.told(() => drawnInTurns(cut.page))
  // The planted fault: what draws it at one go.
  const atOneGo = await whole.told(() => renderToString(whole.page))
  assert.equal(html, `<!DOCTYPE html>${atOneGo}`)
  assert.deepEqual([cut.most(), cut.turns()], [rowsInALot, zones.length / rowsInALot])
  assert.deepEqual([whole.most(), whole.turns()], [300, 1])
})

test('a short list takes no turn, and large things are cut finer', async () => {
  let asked = 0
  const turn = async () => void asked++
  const short = watchedPage(zones.slice(0, rowsInALot)), large = watchedPage(zones.slice(0, 5), 1)
  assert.match(await drawnInTurns(short.page, turn), /Zone 19/)
  assert.equal(asked, 0)
  assert.match(await drawnInTurns(large.page, turn), /Zone 0[\s\S]*Zone 4/)
  assert.equal(asked, 5)
})

test('what breaks in a later turn is thrown, as it is in the first', async () => {
  const broken = (at: number) => createElement('p', null, lots({ of: zones, children: (name, place) => { if (place === at) throw new Error(name); return name } }))
  for (const at of [0, 299]) await assert.rejects(drawnInTurns(broken(at)), { message: `Zone ${at}` })
})
