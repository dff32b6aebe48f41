import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { operator } from '#access/actor.ts'
import { setUp } from '#domains/mail/index.ts'
import { within } from '#frame/within.ts'
import { mailLeavesNow } from '#web/station/mail/mail-leaves.ts'
import { serve } from '#web/http/serve.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { ownDatabase } from '../database.ts'
import { mailboxes } from '../mail/mailboxes.ts'
import { foundTown } from '../mapped-town.ts'
import { place } from '../people.ts'

/** A resident in a real browser whose device is a virtual one: comes in by a message, makes a passkey, comes back by it, and is forgotten. */
const skip = noBrowser
const now = new Date('2027-06-01T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
let site: Awaited<ReturnType<typeof serve>>
let boxes: Awaited<ReturnType<typeof mailboxes>>
let browser: Browser, context: BrowserContext, page: Page, device: CDPSession
let clock = now
if (!skip) {
  before(async () => {
    [store, boxes] = await Promise.all([ownDatabase(), mailboxes()])
    process.env.VATRA_LOCAL_HOSTS = boxes.named
    await within({ actor: operator, store, now }, 'all', foundTown)
    site = await serve(store, { host: 'localhost', port: 0 }, { clock: () => (clock = new Date(clock.getTime() + 50)) })
    await setUp({ actor: operator, store, now }, { directorate: place.directorate, host: '127.0.0.1', port: boxes.port, security: 'plain', sender: 'talk@example.org', site: site.address })
    browser = await openBrowser()
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    page = await context.newPage()
    page.setDefaultTimeout(15_000)
    device = await context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  })
  after(async () => {
    await browser.close()
    await site.stop()
    await Promise.all([store.close(), boxes.close()])
  })
}

const goes = async (path: string) => void (await page.goto(path.startsWith('http') ? path : `${site.address}${path}`))
const words = async () => (await page.locator('body').innerText()).replace(/\s+/g, ' ')
/** Without fault for a checking program, on a phone and at a desk, in both languages; a picture where somebody wants to look. */
async function sound(path: string, name: string): Promise<void> {
  if (!process.env.VATRA_NIGHT && !process.env.VATRA_PICTURES) return
  for (const [language, width] of [['ro', 360], ['en', 1280]] as const) {
    await page.setViewportSize({ width, height: 900 })
    await goes(`/${language}${path}`)
    if (process.env.VATRA_PICTURES) await page.screenshot({ path: `${process.env.VATRA_PICTURES}/${name}-${language}-${width}.png`, fullPage: true })
    assert.deepEqual(await faultsSeen(page), [], `/${language}${path} at ${width}`)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `/${language}${path} is wider than ${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('a resident comes in by a message, makes a passkey and comes back by it alone; at night every page on the way is looked at on a phone and at a desk', { skip }, async () => {
  await sound('/mine', 'door')
  await goes('/en/mine')
  await page.getByLabel('E-mail address').fill('dua@example.org')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
  await mailLeavesNow(place.directorate, store, () => clock)
  const link = boxes.linkTo('dua@example.org')
  await sound(link.slice(site.address.length), 'open')
  await goes(link)
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.waitForURL(/\/en\/mine$/)
  await sound('/mine', 'mine')
  await goes('/en/mine')
  await page.getByRole('button', { name: 'Make a passkey on this device' }).click()
  await page.waitForURL(/done=kept/)
  assert.match(await words(), /Made What can be done 1 June 2027 Remove|1 June 2027\s+Remove/)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/\/en$/)
  await goes('/en/mine')
  assert.doesNotMatch(await words(), /Sign out/)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
})

test('who is forgotten has nothing left in the browser, and the passkey that is left on the device opens nothing', { skip }, async () => {
  await sound('/mine/forget', 'forget')
  await goes('/en/mine/forget')
  await page.getByRole('button', { name: 'Forget me now' }).click()
  await page.getByText('You are forgotten').waitFor()
  assert.deepEqual(await context.cookies(), [])
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('That did not work. Try again, or ask for a message.').first().waitFor()
})
