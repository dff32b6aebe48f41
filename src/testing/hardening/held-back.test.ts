import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { serve } from '#web/http/serve.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { ownPublishedTown, type PublishedTown } from '../published-town.ts'

/** Somebody who shares an address with many wrong codes, in a real browser: with script, and without. */
const skip = noBrowser
let browser: Browser
let site: Awaited<ReturnType<typeof serve>>
let town: PublishedTown
/** What the gate counts time by. */
let now = 1_000_000
if (!skip) {
  before(async () => {
    const own = await ownPublishedTown()
    town = own.town
    site = await serve(own.store, { host: '127.0.0.1', port: 0 }, { clock: () => town.now, ticks: () => now })
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await site.stop()
  })
}

/** Six wrong codes from this address, and then the right one, typed. */
async function heldBack(language: string, code: string, options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  for (let n = 0; n < 6; n++) await (await fetch(`${site.address}/en/answer`, { method: 'POST', body: new URLSearchParams({ code: '0000-0000-0000' }) })).text()
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(`${site.address}/${language}/answer`)
  await page.locator('input[name=code]').fill(code)
  await page.locator('main button').click()
  return page
}

test('a browser with script does a small sum and the code that was typed is taken without waiting; the page is sound on a phone (SEC-06)', { skip }, async () => {
  const page = await heldBack('en', town.codes[0]!, { viewport: { width: 360, height: 780 } })
  await page.getByRole('heading', { level: 1, name: 'Please wait a moment' }).waitFor()
  await page.getByRole('status').filter({ hasText: 'you can send it now' }).waitFor({ timeout: 20_000 })
  assert.deepEqual(await faultsSeen(page), [])
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Send it again' }).press('Enter')
  await page.waitForURL(/\/en\/answer\/a$/)
  await page.context().close()
})

test('a browser without script waits a minute, is told so in Romanian, and loses nothing (SEC-06)', { skip }, async () => {
  const page = await heldBack('ro', town.codes[1]!, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })
  await page.getByText(/Așteptați 60 de secunde/).first().waitFor()
  await page.getByRole('button', { name: 'Trimiteți din nou' }).click()
  assert.match(await page.locator('main').innerText(), /Așteptați \d+ de secunde/, 'too early')
  now += 61_000
  await page.getByRole('button', { name: 'Trimiteți din nou' }).click()
  await page.waitForURL(/\/ro\/answer\/a$/)
  await page.context().close()
})
