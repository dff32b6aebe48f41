import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { operator } from '#access/actor.ts'
import { found, type Founded } from '#cli/town/found.ts'
import { livedPast } from '#cli/town/past.ts'
import { inOffice, zoneOfficers } from '#cli/town/who/people.ts'
import { inviteToSignIn, letIn, persons } from '#domains/people/index.ts'
import { follow } from '#frame/afterwards.ts'
import { reactions } from '#reactions'
import { serve } from '#web/http/serve.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { ownDatabase } from '../database.ts'

/** The workbench in a real browser, on the demonstration town: what a checking program finds, what fits a phone, what the keyboard reaches. */
const skip = noBrowser
const now = new Date('2027-06-01T09:00:00Z')
let browser: Browser
let site: Awaited<ReturnType<typeof serve>>
let town: Founded
/** Screens whose addresses are only known when the town stands: each is found by a link on the screen before it. */
const further: (readonly [string, string])[] = []
const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

if (!skip) {
  before(async () => {
    const store = await ownDatabase()
    follow(reactions)
    town = await found(store, now, () => {}, livedPast)
    site = await serve(store, { host: '127.0.0.1', port: 0 }, { clock: () => now })
    browser = await openBrowser()
    const caller = { actor: operator, store, now }
    for (const [name, role] of [['Dace Ozola', 'data-protection'], ['Hugo Kalns', 'hq']] as const) await letIn(caller, { directorate: town.directorate, name, role, area: town.directorate, from: '2026-01-01' })
    const known = (await persons(caller, { directorate: town.directorate })).persons
    const linkFor = async (name: string) => (await inviteToSignIn(caller, { directorate: town.directorate, person: known.find((person) => person.name === name)!.person })).token
    const links = { ...town.signIn, officer: await linkFor(zoneOfficers[0]!.name), partner: await linkFor(inOffice.municipality!), 'data-protection': await linkFor('Dace Ozola'), hq: await linkFor('Hugo Kalns') }
    for (const [role, link] of Object.entries(links)) {
      const context = await browser.newContext({ javaScriptEnabled: false })
      const page = await context.newPage()
      await page.goto(`${site.address}/en/sign-in?link=${link}`)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL(/\/en\/(station|partner)(\/|$)/)
      signedIn.set(role, await context.storageState())
      await context.close()
    }
    for (const [who, from, wanted] of paths) further.push(...await leadingOn(who, from, wanted))
  })
  after(async () => {
    follow({})
    await browser.close()
    await site.stop()
  })
}

/** Every screen of the workbench, and whose it is. */
const screens = (): readonly (readonly [string, string])[] => [
  ['stranger', '/sign-in'], ['stranger', `/sign-in?link=${'x'.repeat(43)}`],
  ['admin', ''], ['admin', '/zones/import'], ['admin', '/zones/old-town'], ['admin', '/people'], ['admin', '/posts'], ['admin', '/setting-up'],
  ['commander', ''], ['commander', '/waves'], ['commander', `/waves/${town.waves[1]}`],
  ['analyst', '/waves'], ['analyst', '/waves/new'], ['analyst', `/waves/new?follows=${town.waves[1]}`], ['analyst', '/instruments'], ['analyst', '/incidents'],
  ...[town.waves[1], town.waves[2]].map((wave) => ['analyst', `/waves/${wave}`] as const), ['analyst', `/waves/${town.waves[1]}/results`],
  ['analyst', '/zones/lakeside/desk'], ['analyst', '/zones/lakeside/desk/sign'], ['analyst', '/zones/lakeside/desk/rank'], ['analyst', '/zones/old-town/desk'], ['analyst', '/zones/old-town/desk/sign'],
  ['analyst', `/waves/${town.waves[2]}/import`], ['analyst', `/waves/${town.waves[2]}/draw`], ['analyst', `/waves/${town.waves[2]}/paper`], ['analyst', '/keying'], ['analyst', '/interviews'],
  ['survey-owner', `/waves/${town.waves[1]}/remarks?state=coded`], ...['groups', 'participation'].map((page) => ['analyst', `/waves/${town.waves[1]}/${page}`] as const), ['analyst', '/zones/old-town/places'], ['stranger', '/zones/old-town'],
  ['officer', '/mine'], ['commander', '/due'], ['commander', '/improvements'], ['commander', '/investments'], ['analyst', '/walks'], ['officer', '/walks/new?zone=old-town'],
  ['analyst', '/plans'], ['analyst', '/priorities'], ['commander', '/zones/old-town/cycle'], ['analyst', '/zones/old-town/cycle/needs'], ['analyst', '/zones/old-town/cycle/account'], ['analyst', '/methods'],
  ['commander', '/partners'], ['commander', '/partners/new'], ['analyst', '/media'], ['analyst', '/polls'], ['stranger', '/zones/old-town/plan'], ['partner', ''],
  ['data-protection', '/privacy/deferrals'], ['hq', '/privacy/deferrals'], ['analyst', '/my-data/looks'], ['partner', '/my-data/looks'], ['stranger', '/record'],
]
/** From which screen, by whom, and to which further ones. */
const paths: readonly (readonly [string, string, readonly RegExp[]])[] = [
  ['admin', '/posts', [/\/station(\/posts\/[0-9a-f-]{36})"/]],
  ['officer', '/mine', [/\/station(\/actions\/[^"/?]+)"/]], ['commander', '/improvements', [/\/station(\/improvements\/[^"/?]+)"/]],
  ['analyst', '/plans', [/\/station(\/plans\/[^"/?]{36})"/]], ['commander', '/partners', [/\/station(\/partners\/[^"/?]{36})"/]],
  ['analyst', '/zones/old-town/cycle', ['problems', 'cards', 'partners'].map((part) => new RegExp(`/station(/zones/old-town/cycle/${part}/[^"/?]+)"`))],
  ['stranger', '/zones/old-town', [/\/en(\/problems\/[^"/?]+)"/, /\/en(\/zones\/old-town\/accounts\/[^"/?]+)"/]],
  ['partner', '', ['plans', 'tasks', 'actions'].map((part) => new RegExp(`/partner(/${part}/[^"/?]+)"`))],
]
/** The screens that lead on from one, and from a plan and an organisation one step more. */
async function leadingOn(who: string, from: string, wanted: readonly RegExp[]): Promise<readonly (readonly [string, string])[]> {
  const context = await comes(who)
  const written = await (await context.request.get(addressOf([who, from]))).text()
  await context.close()
  const there = wanted.map((way) => [who, way.exec(written)?.[1] ?? assert.fail(`${from} leads to nothing like ${way.source}`)] as const)
  const on = there.map(([, path]) => /^\/plans\/[^/]+$/.test(path) && who === 'analyst' ? [path, 'joint', 'problems/[^"/?]+', 'actions/[^"/?]+'] : /^\/partners\/[^/]+$/.test(path) ? [path, 'edit', 'agreements/new', 'agreements/(?!new)[^"/?]+'] : [])
  const steps = await Promise.all(on.filter((one) => one.length > 0).map(([path, ...parts]) => leadingOn(who, path!, parts.map((part) => new RegExp(`/station(${path}/${part})"`)))))
  return [...there, ...steps.flat()]
}
const addressOf = ([who, path]: readonly [string, string], language = 'en') => `${site.address}/${language}${who === 'stranger' || path.startsWith('/my-data') ? '' : who === 'partner' ? '/partner' : '/station'}${path}`
const comes = (who: string, options: Parameters<Browser['newContext']>[0] = {}) => browser.newContext({ ...options, ...(signedIn.has(who) ? { storageState: signedIn.get(who)! } : {}) })
const whose = ['stranger', 'admin', 'commander', 'analyst', 'survey-owner', 'officer', 'partner', 'data-protection', 'hq']

async function eachScreen(options: Parameters<Browser['newContext']>[0], look: (page: Page, path: string) => Promise<void>, language = 'en', alsoFurther = false): Promise<void> {
  for (const who of whose) {
    const context = await comes(who, options)
    const page = await context.newPage()
    for (const screen of [...screens(), ...(alsoFurther ? further : [])].filter(([role]) => role === who)) {
      const answer = await page.goto(addressOf(screen, language))
      assert.equal(answer?.status(), 200, `${who} ${screen[1]}`)
      await look(page, `${who} ${screen[1]}`)
    }
    await context.close()
  }
}

/** Opens every fold; of those that shut one another, all stay open, so that what lies in each is looked at. */
const unfold = (page: Page) => page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.removeAttribute('name'); part.open = true }))
const fits = async (page: Page, path: string) => assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${path} is wider than a phone`)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a checking program finds nothing wrong on the workbench, and every screen fits a phone (${colorScheme})`, { skip }, async () => {
    await eachScreen({ colorScheme, viewport: { width: 360, height: 780 } }, async (page, path) => {
      await unfold(page)
      assert.deepEqual(await faultsSeen(page), [], path)
      await fits(page, path)
    }, colorScheme === 'light' ? 'en' : 'ro', true)
  })
}

test('a wide screen has no fault that a narrow one hides', { skip }, async () => {
  await eachScreen({ viewport: { width: 1280, height: 900 } }, async (page, path) => {
    assert.deepEqual(await faultsSeen(page), [], path)
    await fits(page, path)
  })
})

test('every link, button and field of the workbench is reached by Tab and shows that it is', { skip }, async () => {
  await eachScreen({ viewport: { width: 1280, height: 900 } }, async (page, path) => {
    await unfold(page)
    const there = await page.evaluate(() => {
      // A group of radio buttons is one stop; the arrows go on from there.
      const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
      const groups = new Map(stops.map((stop) => [stop instanceof HTMLInputElement && stop.type === 'radio' ? stop.name : stop, stop]))
      ;[...groups.keys()].forEach((key, place) => { const stop = groups.get(key)!; stop.dataset.stop = stop instanceof HTMLInputElement && stop.type === 'radio' ? stop.name : String(place) })
      stops.forEach((stop) => { if (stop instanceof HTMLInputElement && stop.type === 'radio') stop.dataset.stop = stop.name })
      return [...groups.keys()].length
    })
    const reached = new Set<string>()
    for (let press = 0; press < there * 4 && reached.size < there; press++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const here = document.activeElement as HTMLElement
        const ring = (part: Element | null) => part !== null && getComputedStyle(part).outlineStyle !== 'none' && parseFloat(getComputedStyle(part).outlineWidth) >= 2
        const { width, height } = here.getBoundingClientRect()
        return { stop: here.dataset.stop, words: `${here.tagName} ${here.id} ${here.textContent?.slice(0, 40)}`, seen: (ring(here) || ring(here.closest('label'))) && width > 0 && height > 0 }
      })
      if (at.stop === undefined) continue
      assert.ok(at.seen, `${path}: ${at.words} shows no focus`)
      reached.add(at.stop)
    }
    assert.equal(reached.size, there, `${path}: not everything is reached`)
  })
})

test('an analyst draws whom to ask with a browser that runs no script, and takes the list as a file (B9)', { skip }, async () => {
  const context = await comes('analyst', { javaScriptEnabled: false, viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  const mirror = await (await browser.newContext({ viewport: { width: 360, height: 780 }, bypassCSP: true })).newPage()
  await mirror.goto(`${site.address}/en/privacy`)
  /** The same page where a checking program can run. */
  const sound = async (path: string) => {
    await mirror.setContent(await page.content())
    assert.deepEqual(await faultsSeen(mirror), [], path)
    await fits(mirror, path)
  }
  await page.goto(addressOf(['analyst', `/waves/${town.waves[2]}`]))
  const register = ['reference,zone', ...Array.from({ length: 60 }, (_, n) => `Mill Street ${n + 1},old-town`)].join('\n')
  await page.getByLabel('List to draw from').setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(register) })
  const letters = page.getByRole('group', { name: 'Letters in each zone' })
  for (const zone of ['Lakeside', 'Mill Hill', 'Station Quarter']) await letters.getByLabel(zone).fill('0')
  await letters.getByLabel('Old Town').fill('61')
  await page.getByRole('button', { name: 'Draw', exact: true }).click()
  assert.match(await page.locator('.error-summary').innerText(), /only 60 rows/)
  await sound('the draw with an error')
  await letters.getByLabel('Old Town').fill('12')
  await page.getByRole('button', { name: 'Draw', exact: true }).click()
  assert.match(await page.locator('.notice.done').innerText(), /12 letters were drawn from 60 rows/)
  await sound('the list drawn')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Take the list as CSV' }).click()])
  assert.match(file.suggestedFilename(), /^letters-[0-9a-f]{8}\.csv$/)
  const rows: Buffer[] = []
  for await (const part of await file.createReadStream()) rows.push(part as Buffer)
  assert.match(Buffer.concat(rows).toString(), /^\uFEFFreference,zone,stratum,unit,code,key\r\nMill Street \d+,Old Town,,,[0-9A-Z-]{14},[0-9A-Z-]{19}\r\n/)
  await mirror.context().close()
  await context.close()
})
