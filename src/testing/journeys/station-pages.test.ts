import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { operator } from '#access/actor.ts'
import type { Founded } from '#cli/town/found.ts'
import { inOffice, zoneOfficers } from '#cli/town/who/people.ts'
import { inviteToSignIn, letIn, persons } from '#domains/people/index.ts'
import { follow } from '#frame/afterwards.ts'
import { reactions } from '#reactions'
import { serve } from '#web/http/serve.ts'
import { opensLink } from '#testing/browsing/opens-link.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { faultsByKeyboard } from '../browsing/keyboard.ts'
import { itsTurn, turnsOf } from '../run/its-turn.ts'
import { foundedTown } from '../tour/founded-town.ts'

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
    const { store, town: standing } = await foundedTown('lived')
    follow(reactions)
    town = standing
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
      await opensLink(page, site.address, link)
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
  ['stranger', '/sign-in'], ['stranger', `/sign-in/link#link=${'x'.repeat(43)}`],
  ['admin', ''], ['admin', '/zones/import'], ['admin', '/zones/old-town'], ['admin', '/people'], ['admin', '/posts'], ['admin', '/setting-up'],
  ['commander', ''], ['commander', '/waves'], ['commander', `/waves/${town.waves[1]}`],
  ['analyst', '/waves'], ['analyst', '/waves/new'], ['analyst', `/waves/new?follows=${town.waves[1]}`], ['analyst', '/instruments'], ['analyst', '/incidents'],
  ...[town.waves[1], town.waves[2]].map((wave) => ['analyst', `/waves/${wave}`] as const), ['analyst', `/waves/${town.waves[1]}/results`],
  ['analyst', '/zones/lakeside/desk'], ['analyst', '/zones/lakeside/desk/sign'], ['analyst', '/zones/lakeside/desk/rank'], ['analyst', '/zones/old-town/desk'], ['analyst', '/zones/old-town/desk/sign'],
  ['analyst', `/waves/${town.waves[2]}/import`], ['analyst', `/waves/${town.waves[2]}/draw`], ['survey-owner', `/waves/${town.waves[2]}`], ['survey-owner', `/waves/${town.waves[2]}/draw`], ['survey-owner', `/waves/${town.waves[2]}/paper`], ['survey-owner', '/keying'], ['survey-owner', '/interviews'],
  ['survey-owner', `/waves/${town.waves[1]}/remarks?state=coded`], ...['groups', 'participation'].map((page) => ['analyst', `/waves/${town.waves[1]}/${page}`] as const), ['analyst', '/zones/old-town/places'], ['stranger', '/zones/old-town'],
  ['officer', '/mine'], ['commander', '/due'], ['commander', '/improvements'], ['commander', '/investments'], ['analyst', '/walks'], ['officer', '/walks/new?zone=old-town'],
  ['analyst', '/plans'], ['analyst', '/priorities'], ['commander', '/zones/old-town/cycle'], ['analyst', '/zones/old-town/cycle/needs'], ['analyst', '/zones/old-town/cycle/account'], ['analyst', '/methods'],
  ['commander', '/partners'], ['commander', '/partners/new'], ['analyst', '/media'], ['analyst', '/polls'], ['stranger', '/zones/old-town/plan'], ['partner', ''],
  ['admin', '/providers'], ['admin', '/mail'], ['commander', '/break-glass'], ['hq', '/recoveries'], ['data-protection', '/privacy'], ['data-protection', '/openings'],
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

/** Opens every fold; of those that shut one another, all stay open, so that what lies in each is looked at. */
const unfold = (page: Page) => page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.removeAttribute('name'); part.open = true }))
const tooWide = async (page: Page) => (await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)) ? [] : ['is wider than the screen']
const [phone, desk] = [{ width: 360, height: 780 }, { width: 1280, height: 900 }]

/** The ways in which a screen is looked at; each leaves the page as it likes. */
const looks = {
  fits: tooWide,
  light: faultsSeen,
  wide: async (page: Page) => (await page.setViewportSize(desk), [...(await faultsSeen(page)), ...(await tooWide(page))]),
  keyboard: async (page: Page) => (await page.setViewportSize(desk), faultsByKeyboard(page)),
  dark: async (page: Page) => [...(await faultsSeen(page)), ...(await tooWide(page))],
}
type Look = keyof typeof looks
/** Each look is taken at every so many screens a day; an eighteenth is half of a ninth. */
const every = { fits: 3, light: 9, keyboard: 9, wide: 18, dark: 18 } as const satisfies Record<Look, number>
type Found = Record<Look, { seen: number; readonly faults: string[] }>

/** One visit serves every look: each screen is opened in English on a phone, and fits it; what a checking program says of it there, wide and in the dark in Romanian, and how it goes by keyboard: all in their turns, and at night all of it. */
async function walked(): Promise<Found> {
  const found: Found = { fits: { seen: 0, faults: [] }, light: { seen: 0, faults: [] }, wide: { seen: 0, faults: [] }, keyboard: { seen: 0, faults: [] }, dark: { seen: 0, faults: [] } }
  const all = [...screens(), ...further]
  for (const who of whose) {
    const context = await comes(who, { viewport: phone })
    const page = await context.newPage()
    const looked = async (look: Look, path: string) => {
      found[look].seen++
      for (const fault of await looks[look](page)) found[look].faults.push(`${who} ${path}: ${fault}`)
    }
    const opened = async (screen: readonly [string, string], colorScheme: 'light' | 'dark', language: string) => {
      await page.setViewportSize(phone)
      await page.emulateMedia({ colorScheme })
      assert.equal((await page.goto(addressOf(screen, language)))?.status(), 200, `${who} ${screen[1]}`)
      await unfold(page)
    }
    for (const [nth, screen] of all.entries()) {
      if (screen[0] !== who) continue
      if (!itsTurn(nth, every.fits)) continue
      await opened(screen, 'light', 'en')
      await looked('fits', screen[1])
      if (!itsTurn(nth, every.light)) continue
      await looked('light', screen[1])
      await looked('keyboard', screen[1])
      if (!itsTurn(nth, every.dark)) continue
      await looked('wide', screen[1])
      await opened(screen, 'dark', 'ro')
      await looked('dark', screen[1])
    }
    await context.close()
  }
  return found
}
let walk: ReturnType<typeof walked> | undefined
/** What a look found on the walk, which is taken once. */
async function nothingWrong(look: Look, t: TestContext): Promise<void> {
  const { seen, faults } = (await (walk ??= walked()))[look]
  const all = screens().length + further.length
  t.diagnostic(`${seen} of ${all} screens: ${turnsOf(every[look])}`)
  assert.ok(seen >= (Math.floor(all / every[look])), `only ${seen} of ${all} screens were looked at`)
  assert.deepEqual(faults, [])
}

test('every screen of the workbench opens and fits a phone', { skip }, (t) => nothingWrong('fits', t))
test('a checking program finds nothing wrong on the workbench (light)', { skip }, (t) => nothingWrong('light', t))
test('a checking program finds nothing wrong on the workbench, and every screen fits a phone (dark)', { skip }, (t) => nothingWrong('dark', t))
test('a wide screen has no fault that a narrow one hides', { skip }, (t) => nothingWrong('wide', t))
test('every link, button and field of the workbench is reached by Tab and shows that it is', { skip }, (t) => nothingWrong('keyboard', t))

test('each look finds what is wrong on a screen: words too pale, a screen too wide, what Tab does not come to and what does not show that it has the focus', { skip }, async () => {
  const context = await comes('stranger', { viewport: phone, bypassCSP: true })
  const page = await context.newPage()
  await page.goto(addressOf(['stranger', '/sign-in']))
  await unfold(page)
  assert.deepEqual([await looks.light(page), await looks.keyboard(page)], [[], []])
  await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<p style="color: #999; background: #aaa">Pale</p><p style="width: 1500px">Wide</p><a href="#x" tabindex="-1">Passed over</a><button style="outline: none !important">Unseen</button>'))
  for (const look of ['dark', 'wide'] as const) assert.match((await looks[look](page)).join('; '), /color-contrast at .*is wider than the screen/s, look)
  assert.match((await looks.keyboard(page)).join('; '), /BUTTON {2}Unseen shows no focus; 1 of \d+ are not reached/)
  await context.close()
})

test('who owns the survey draws whom to ask with a browser that runs no script, and takes the list as a file (B9)', { skip }, async () => {
  const context = await comes('survey-owner', { javaScriptEnabled: false, viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  const mirror = await (await browser.newContext({ viewport: phone, bypassCSP: true })).newPage()
  await mirror.goto(`${site.address}/en/privacy`)
  /** The same page where a checking program can run. */
  const sound = async (path: string) => {
    await mirror.setContent(await page.content())
    assert.deepEqual(await faultsSeen(mirror), [], path)
    assert.deepEqual(await tooWide(mirror), [], path)
  }
  await page.goto(addressOf(['survey-owner', `/waves/${town.waves[2]}`]))
  const register = ['reference,zone', ...Array.from({ length: 60 }, (_, n) => `Mill Street ${n + 1},old-town`)].join('\n')
  await page.getByLabel('List to draw from').setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(register) })
  const letters = page.getByRole('group', { name: 'Letters in each zone' })
  for (const zone of ['Lakeside', 'Mill Hill', 'Station Quarter']) await letters.getByLabel(zone).fill('0')
  await letters.getByLabel('Old Town').fill('61')
  await page.getByLabel('What is the file for?').selectOption({ label: 'Letters to residents' })
  await page.getByLabel('Who gets it?').selectOption({ label: 'Own staff' })
  await page.getByRole('button', { name: 'Draw', exact: true }).click()
  assert.match(await page.locator('.error-summary').innerText(), /only 60 rows/)
  await sound('the draw with an error')
  await letters.getByLabel('Old Town').fill('12')
  await page.getByRole('button', { name: 'Draw', exact: true }).click()
  assert.match(await page.locator('.notice.done').innerText(), /12 letters were drawn from 60 rows/)
  await sound('the list drawn')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Take the list as CSV' }).click()])
  assert.match(file.suggestedFilename(), /^letters-[0-9A-F]{4}-[0-9A-F]{4}-.+-write-to-residents-own-staff\.csv$/)
  const rows: Buffer[] = []
  for await (const part of await file.createReadStream()) rows.push(part as Buffer)
  assert.match(Buffer.concat(rows).toString(), /^\uFEFFreference,zone,stratum,unit,code,key,export\r\nMill Street \d+,Old Town,,,[0-9A-Z-]{14},[0-9A-Z-]{19},[^,]+ \/ write-to-residents \/ own-staff\r\n/)
  await mirror.context().close()
  await context.close()
})
