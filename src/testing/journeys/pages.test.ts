import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { serve } from '#web/http/serve.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { filledIn } from '../browsing/filled-in.ts'
import { ownPublishedTown, type PublishedTown } from '../published-town.ts'
import { itsTurn, turnsOf } from '../run/its-turn.ts'

/** Residents' pages in a real browser: what a checking program finds, what the keyboard reaches, what a map adds. */
const skip = noBrowser
const night = process.env.VATRA_NIGHT === '1'
let browser: Browser
let site: Awaited<ReturnType<typeof serve>>
let town: PublishedTown
if (!skip) {
  before(async () => {
    const own = await ownPublishedTown()
    town = own.town
    site = await serve(own.store, { host: '127.0.0.1', port: 0 }, { clock: () => town.now })
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await site.stop()
  })
}
const pages = () => ['', '/zones', '/zones/old-town', '/zones/lakeside', `/zones/old-town/waves/${town.waves[0]}`, '/zones/old-town/plan', `/waves/${town.waves[1]}/groups`, '/answer', '/answer/thanks', ...(night ? ['/map'] : []), '/method', '/examples', '/examples/talsi', '/privacy', '/accessibility', '/nothing-here']

/** A browser that may speak to nobody but the site, and remembers whom it wanted to speak to. */
async function sealed(options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext(options)
  const strangers: string[] = []
  await context.route(({ origin, protocol }) => origin !== site.address && protocol.startsWith('http'), (route) => { strangers.push(route.request().url()); return route.abort() })
  return { context, strangers }
}

async function sound(page: Page, what: string): Promise<void> {
  assert.deepEqual(await faultsSeen(page), [], what)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${what} is wider than a phone`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a checking program finds nothing wrong on residents' pages (${colorScheme})`, { skip }, async (t) => {
    const { context, strangers } = await sealed({ colorScheme, viewport: { width: 360, height: 780 } })
    const page = await context.newPage()
    // By day no page is looked at twice: a third in the dark, another in the light.
    const inTurn = pages().filter((_, nth) => itsTurn(colorScheme === 'dark' ? nth : nth + 1))
    t.diagnostic(`${inTurn.length} of ${pages().length} pages: ${turnsOf()}`)
    for (const path of inTurn) {
      await page.goto(`${site.address}/en${path}`)
      await sound(page, path)
    }
    assert.deepEqual(strangers, [], 'nothing is loaded from elsewhere')
    await context.close()
  })
}

test('every link and field of the zone\'s page is reached by the keyboard, the way past the menu first', { skip }, async () => {
  const { context } = await sealed({ javaScriptEnabled: true })
  const page = await context.newPage()
  await page.goto(`${site.address}/en/zones/old-town`)
  const fold = page.locator('details').first()
  await fold.locator('summary').press('Enter')
  assert.equal(await fold.getAttribute('open'), '', 'a fold opens by the keyboard')
  await page.reload()
  await page.evaluate(() => { for (const each of document.querySelectorAll('details')) each.open = true })
  const there = await page.locator('a[href], button, input, select, textarea, summary, [tabindex="0"]').count()
  const reached = new Set<string>()
  for (let press = 0; press < there; press++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => { const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]; return { place: all.indexOf(document.activeElement!), words: document.activeElement?.textContent ?? '', outline: getComputedStyle(document.activeElement!).outlineStyle } })
    if (press === 0) assert.equal(at.words, 'Skip to the main content')
    assert.notEqual(at.outline, 'none', `${at.words} shows no focus`)
    reached.add(String(at.place))
  }
  assert.equal(reached.size, there)
  await context.close()
})

test('a resident answers with a browser that runs no script, and each page of the sheet is sound (B9)', { skip }, async () => {
  const { context } = await sealed({ javaScriptEnabled: false })
  const page = await context.newPage()
  const mirror = await (await sealed({ bypassCSP: true })).context.newPage()
  await mirror.goto(`${site.address}/en/privacy`)
  /** The same page where a checking program can run. */
  const alike = async () => {
    await mirror.setContent(await page.content())
    assert.deepEqual(await faultsSeen(mirror), [], page.url())
  }
  await page.goto(`${site.address}/en/answer?code=${town.codes[0]}`)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('button', { name: 'Save and go on' }).click()
  assert.match(await page.locator('.error-summary').innerText(), /There is a problem/)
  await alike()
  for (let block = 0; block < 6; block++) {
    // One part is filled in field by field, the others at one stroke.
    if (block === 0) {
      for (const field of await page.locator('fieldset').all()) await field.locator('input').last().check()
      for (const number of await page.locator('.with-otherwise').all()) await number.locator('input[type=checkbox]').last().check()
    } else await filledIn(page.locator('main'))
    await page.getByRole('button', { name: 'Save and go on' }).click()
    // The parts are built alike: by day each is looked at in its turn.
    if (itsTurn(block)) await alike()
  }
  await page.getByRole('button', { name: 'Put my answers in an envelope' }).click()
  await page.getByText('One more step').waitFor()
  await alike()
  await page.getByRole('button', { name: 'Hand in' }).click()
  await page.waitForURL(/\/answer\/thanks$/)
  await mirror.context().close()
  await context.close()
})

test('the map draws the zones from our own file, and leads where the list leads', { skip }, async () => {
  const { context, strangers } = await sealed({ viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()) })
  await page.goto(`${site.address}/en/map`)
  await page.waitForSelector('#map[data-ready]', { timeout: 30_000 })
  assert.deepEqual([faults, strangers, await page.locator('#map').getAttribute('data-fault')], [[], [], null])
  await sound(page, 'the map')
  const box = (await page.locator('#map canvas').boundingBox())!
  assert.equal(await page.getByRole('link', { name: 'Old Town' }).getAttribute('href'), '/en/zones/old-town')
  await page.locator('#map canvas').click({ position: { x: box.width * 0.3, y: box.height * 0.5 } })
  await page.waitForURL(/\/en\/zones\/old-town$/)
  await context.close()
})
