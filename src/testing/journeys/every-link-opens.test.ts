import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { operator, type Role } from '#access/actor.ts'
import { admin, analyst, commander, inOffice, inspectors, surveyOwner, zoneOfficers } from '#cli/town/who/people.ts'
import { letIn, persons } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { makeApp } from '#web/http/app.ts'
import { feature, mapOf, outline } from '../mapped-town.ts'
import { itsTurn, turnsOf } from '../run/its-turn.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { foundedTown } from '../tour/founded-town.ts'
import { ok, type Seen, visitor } from '../visitor.ts'

/** The demonstration town beside a commissariat of twelve quarters: everybody goes wherever a link of the workbench leads, and finds names where they are looked for. */
const now = new Date('2027-06-01T09:00:00Z')
const night = process.env.VATRA_NIGHT === '1'
let come: (name: string) => Promise<ReturnType<typeof visitor>>
const elsewhere = { commander: 'Commander of Riverside', analyst: 'Analyst of Riverside', officer: 'Officer of Quarter 2' } as const
const above: readonly Role[] = ['regional', 'hq', 'auditor', 'data-protection']
const everyone = [elsewhere.officer, admin, 'hq', inspectors[0]!, zoneOfficers[0]!.name, surveyOwner, 'interviewer', commander, analyst, inOffice.municipality!, elsewhere.commander, elsewhere.analyst, ...above.filter((role) => role !== 'hq')]
/** So many come by day, each in their turn. */
const every = 8

before(async () => {
  const { store, town: { directorate, commissariat } } = await foundedTown('lived')
  const site = await makeApp(store, { clock: () => now }), caller = { actor: operator, store, now }
  const quarters = Array.from({ length: 12 }, (_, at) => feature(`quarter-${at + 1}`, `Quarter ${at + 1}`, outline(24 + at / 50, 56.9, 24.02 + at / 50, 56.92)))
  const { zones, commissariats } = await importZones(caller, { directorate, commissariat: { code: 'riverside', names: { en: 'Riverside' } }, geojson: mapOf(...quarters) })
  const riverside = commissariats.find(({ code }) => code === 'riverside')!.id
  const newcomers: readonly (readonly [string, Role, string])[] = [
    [elsewhere.commander, 'commander', riverside], [elsewhere.analyst, 'analyst', riverside], [elsewhere.officer, 'zone-officer', zones.find(({ code }) => code === 'quarter-2')!.id],
    ['interviewer', 'interviewer', commissariat], ...above.map((role) => [role, role, directorate] as const),
  ]
  come = async (name) => {
    const here = visitor(site), newcomer = newcomers.find(([one]) => one === name)
    if (newcomer) await letIn(caller, { directorate, name, role: newcomer[1], area: newcomer[2], from: '2026-01-01' })
    const { person } = (await persons(caller, { directorate })).persons.find((one) => one.name === name) ?? assert.fail(name)
    ok(await here.send('/en/sign-in', { link: (await linkFor(caller, { directorate, person })).token }))
    return here
  }
})

/** Where a page leads within the workbench; files are taken elsewhere. */
const leadsTo = (html: string) => [...html.matchAll(/<a [^>]*href="([^"#]+)/g)].map(([, to]) => to!.replaceAll('&amp;', '&')).filter((to) => /^\/en\/(station|partner|my-data)\b/.test(to) && !/\.(pdf|csv|json)/.test(to))
const shapeOf = (to: string) => to.replace(/[0-9a-f-]{36}/g, '…').replace(/\/zones\/(?!import)[^/?]+/, '/zones/…').replace(/\?.*/, '')
/** Of addresses of one shape so many are looked at by day, from first to last as they are met. */
const alike = night ? Infinity : 2

/** Goes wherever the links lead, to each address once: how many pages were looked at, which refused, and which list names out of their order. */
async function goesAround(see: (path: string) => Promise<Seen>) {
  const queue = ['/en/station'], met = new Set(queue), shapes = new Map<string, number>(), refused: string[] = [], disordered: string[] = []
  for (const page of queue) {
    const { status, html } = await see(page)
    if (status >= 400) refused.push(`${status} ${shapeOf(page)}`)
    else if (outOfOrder(html)) disordered.push(page)
    for (const to of status < 400 ? leadsTo(html) : []) {
      const shape = shapeOf(to), many = shapes.get(shape) ?? 0
      if (met.has(to) || many >= alike) continue
      shapes.set(shape, many + 1)
      met.add(to)
      queue.push(to)
    }
  }
  return { pages: queue.length, refused, disordered }
}

/** Does a list of this page have a quarter before one that comes before it? */
function outOfOrder(html: string): boolean {
  return [...html.matchAll(/<(select|ul|ol|tbody|fieldset)\b[\s\S]*?<\/\1>/g)].some(([list]) => {
    const places = [...new Set([...list.matchAll(/Quarter (\d+)/g)].map(([, place]) => Number(place)))]
    return places.some((place, at) => at > 0 && place < places[at - 1]!)
  })
}

test('no link of the workbench leads whoever reads it to a refusal', async (t) => {
  const inTurn = everyone.filter((_, nth) => itsTurn(nth, every)), found: string[] = []
  for (const name of inTurn) {
    const { see } = await come(name), { pages, refused, disordered } = await goesAround(see)
    t.diagnostic(`${name}: ${pages} pages`)
    found.push(...refused.map((one) => `${name}: ${one}`), ...disordered.map((one) => `${name}: out of order at ${one}`))
  }
  t.diagnostic(turnsOf(every))
  assert.ok(inTurn.length > 0)
  assert.deepEqual(found, [])
})

test('a link that leads an officer to another zone\'s desk is found', async () => {
  const { see } = await come(elsewhere.officer)
  const planted = async (path: string) => {
    const seen = path === '/en/station' || path.includes('/desk') ? await see(path) : { status: 200, path, html: '', headers: new Headers() }
    return path === '/en/station' ? { ...seen, html: seen.html.replace('</main>', '<a href="/en/station/zones/old-town/desk">Old Town</a></main>') } : seen
  }
  assert.deepEqual((await goesAround(planted)).refused, ['403 /en/station/zones/…/desk'])
})

test('zones are listed as people count them, quarter 2 before quarter 10', async () => {
  const { see } = await come(elsewhere.analyst)
  for (const path of ['/en/zones', '/en/station', '/en/station/waves/new', '/en/station/media', '/en/station/incidents', '/en/station/due']) {
    const { html } = ok(await see(path))
    assert.match(html, /Quarter 10/, path)
    assert.equal(outOfOrder(html), false, path)
  }
  assert.equal(outOfOrder('<select><option>Quarter 1</option><option>Quarter 10</option><option>Quarter 2</option></select>'), true)
})
