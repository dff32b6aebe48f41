import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { operator } from '#access/actor.ts'
import { firstStart } from '#cli/installation/first-start.ts'
import { inviteToSignIn, letIn } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { serve } from '#web/http/serve.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { ownDatabase } from '../database.ts'
import { maps } from '../mapped-town.ts'
import { itsTurn } from '../run/its-turn.ts'

/** Staff with a passkey, in a real browser whose device is a virtual one: it keeps keys, and knows its owner or does not. Each test goes on where the one before it ended. */
const skip = noBrowser
let now = new Date('2027-06-01T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
let site: Awaited<ReturnType<typeof serve>>
let browser: Browser, context: BrowserContext, page: Page, device: CDPSession
let authenticatorId = '', link = '', directorate = ''
const complaints: string[] = []
let looked = 0
const pass = (seconds: number) => { now = new Date(now.getTime() + seconds * 1000) }

if (!skip) {
  before(async () => {
    store = await ownDatabase()
    ;({ link, directorate } = (await firstStart(store, now, { code: 'riverland', country: 'LV', name: 'Riverland' }))!)
    await importZones({ actor: operator, store, now }, { directorate: { code: 'riverland', country: 'LV' }, commissariat: { code: 'talsi' }, geojson: maps.talsi })
    // Passkeys are made for a name: browsers give none to an address that is a number.
    site = await serve(store, { host: 'localhost', port: 0 }, { clock: () => now })
    browser = await openBrowser()
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('console', (line) => { if (line.type() === 'error' && /Content Security Policy|Trusted/i.test(line.text())) complaints.push(line.text()) })
    device = await context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    ;({ authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } }))
  })
  after(async () => {
    await browser.close()
    await site.stop()
    await store.close()
  })
}

/** Presses Tab until what has these words has the focus, then Enter. */
async function presses(words: RegExp): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => ({ words: (document.activeElement as HTMLElement).innerText ?? '', ring: getComputedStyle(document.activeElement!).outlineStyle }))
    if (!words.test(at.words.trim())) continue
    assert.notEqual(at.ring, 'none', `${at.words} shows no focus`)
    return page.keyboard.press('Enter')
  }
  assert.fail(`Tab does not come to ${String(words)} at ${page.url()}`)
}
const goes = async (path: string) => void (await page.goto(`${site.address}${path}`))
const words = async () => (await page.locator('body').innerText()).replace(/\s+/g, ' ')
async function signsOut(): Promise<void> {
  await goes('/en/station')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/\/en$/)
  pass(1)
}

/** Without fault for a checking program, on a phone and at a desk, in both languages; in the second one on a phone too when it is its turn. */
async function sound(path: string): Promise<void> {
  const looks = [['ro', 360], ['en', 1280], ...(itsTurn(looked++) ? [['en', 360] as const] : [])] as const
  for (const [language, width] of looks) {
    await page.setViewportSize({ width, height: 900 })
    await goes(`/${language}${path}`)
    assert.deepEqual(await faultsSeen(page), [], `/${language}${path} at ${width}`)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `/${language}${path} is wider than ${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('whoever comes by a link makes a passkey by keyboard alone, and is in', { skip }, async () => {
  await goes(link)
  await presses(/^Sign in$/)
  await page.waitForURL(/\/sign-in\/set-up$/)
  await sound('/sign-in/set-up')
  await page.getByLabel('What you call it').fill('my phone')
  await presses(/^Make a passkey$/)
  await page.waitForURL(/\/en\/station$/)
  assert.match(await words(), /Signed in as Administrator/)
  assert.equal((await device.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length, 1)
})

test('a passkey signs in without a name; an answer that is sent again opens nothing', { skip }, async () => {
  await signsOut()
  await sound('/sign-in')
  await goes('/en/sign-in')
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await presses(/^Use a passkey$/)
  await page.waitForURL(/\/en\/station$/)
  assert.match(await words(), /Signed in as Administrator/)
  const body = (await sent).postData()!
  const opens = async (cookie: string) => (await fetch(`${site.address}/en/station/people`, { headers: { cookie }, redirect: 'manual' })).status === 200
  const mine = (await context.cookies(site.address)).map(({ name, value }) => `${name}=${value}`).join('; ')
  assert.ok(await opens(mine), 'the session stands')
  await signsOut()
  const sends = (body: string) => fetch(`${site.address}/en/sign-in`, { method: 'POST', body, redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site.address, 'sec-fetch-site': 'same-origin' } })
  // The very same form, as another, or without a key: what the device said is spent.
  const form = new URLSearchParams(body)
  const own = form.get('once') ?? assert.fail('the form has a key of its own')
  for (const key of [own, 'A'.repeat(22), null]) {
    if (key) form.set('once', key)
    else form.delete('once')
    const again = await sends(String(form))
    assert.equal(again.status, 403)
    assert.equal(again.headers.get('set-cookie'), null)
  }
  assert.equal(await opens(mine), false)
})

test('a device that does not know its owner gives nothing; one that is made to answer all the same is refused here', { skip }, async () => {
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await goes('/en/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('The device gave no passkey').waitFor()
  // The planted fault: a page that asks for less than it must.
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('form[data-passkey]')!
    form.dataset.options = JSON.stringify({ ...JSON.parse(form.dataset.options!), userVerification: 'discouraged' })
  })
  const [answer] = await Promise.all([page.waitForResponse((seen) => seen.request().method() === 'POST'), page.getByRole('button', { name: 'Use a passkey' }).click()])
  assert.equal(answer.status(), 403)
  await page.getByText('This did not match').waitFor()
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
})

test('after five minutes a passkey is shown again for what is marked, and what was typed is kept', { skip }, async () => {
  pass(1)
  await goes('/en/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL(/\/en\/station$/)
  pass(301)
  await sound('/sign-in/prove?to=/en/station/people')
  await goes('/en/station/people')
  await page.getByLabel('Name', { exact: true }).fill('Arta Hoxha')
  await page.getByLabel('Role').selectOption('admin')
  await page.getByLabel('Area').selectOption(directorate)
  await page.locator('button[name=intent][value=add]').click()
  await page.getByText('Prove again who you are').first().waitFor()
  pass(1)
  await page.reload()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('A sign-in link for Arta Hoxha').waitFor()
})

test('a person adds a second passkey, removes the first, which opens nothing any more; pages of sessions and of custodians are sound', { skip }, async () => {
  await sound('/sign-in/mine')
  await sound('/station/recoveries')
  await device.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
  const first = authenticatorId
  ;({ authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } }))
  assert.notEqual(first, authenticatorId)
  pass(1)
  await goes('/en/sign-in/set-up')
  await page.getByLabel('What you call it').fill('my key')
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await page.waitForURL(/\/sign-in\/mine$/)
  assert.match(await words(), /Passkey: my phone .* Passkey: my key/)
  await page.getByRole('row').filter({ hasText: 'my key' }).getByRole('button', { name: 'Remove' }).click()
  await page.getByText('Removed').first().waitFor()
  assert.doesNotMatch(await words(), /my key/)
  await signsOut()
  await goes('/en/sign-in')
  const [answer] = await Promise.all([page.waitForResponse((seen) => seen.request().method() === 'POST'), page.getByRole('button', { name: 'Use a passkey' }).click()])
  assert.equal(answer.status(), 403)
})

test('without script there is a password, and no button that does nothing; the script breaks no rule of the page', { skip }, async () => {
  const caller = { actor: operator, store, now }
  const { person } = await letIn(caller, { directorate, name: 'Besnik Leka', role: 'admin', area: directorate, from: '2027-06-01' })
  const { token } = await inviteToSignIn(caller, { directorate, person })
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await plain.goto(`${site.address}/en/sign-in/link#link=${token}`)
  // Without script nothing reads what stands behind the # sign: it is copied by hand.
  await plain.getByLabel('Your link').fill(`${site.address}/en/sign-in/link#link=${token}`)
  await plain.getByRole('button', { name: 'Sign in' }).click()
  await plain.waitForURL(/set-up$/)
  assert.equal(await plain.getByRole('button', { name: 'Make a passkey' }).count(), 0, 'without script there is no passkey')
  assert.equal(await plain.getByRole('button', { name: 'Keep password and codes' }).count(), 1)
  await plain.context().close()
  assert.deepEqual(complaints, [])
})
