import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Db } from '#platform/db.ts'
import { openPool, serverOf } from '#platform/server.ts'
import { serve } from '#web/http/serve.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { filledIn } from '../browsing/filled-in.ts'
import type { OwnDatabase } from '../database.ts'
import { ownPublishedTown, type PublishedTown } from '../published-town.ts'
import { itsTurn } from '../run/its-turn.ts'
import { allSheets } from '../survey/all-sheets.ts'

const skip = noBrowser
const secret = 'The lamp by the lift is out'
let browser: Browser, site: Awaited<ReturnType<typeof serve>>, town: PublishedTown, store: OwnDatabase, looker: Db

if (!skip) {
  before(async () => {
    ;({ store, town } = await ownPublishedTown())
    site = await serve(store, { host: '127.0.0.1', port: 0 }, { clock: () => town.now })
    browser = await openBrowser()
    const { server, as } = serverOf(store.config.databaseUrl!)
    looker = openPool(server, as, { most: 1, patience: 0 })
  })
  after(async () => { await browser.close(); await site.stop(); await looker.destroy(); await store.close() })
}

type Sent = { readonly path: string; readonly body: string; readonly cookie: string }

/** A phone that runs scripts, and all that it sends. */
async function phone(): Promise<{ context: BrowserContext; page: Page; sent: Sent[] }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, bypassCSP: true }), page = await context.newPage(), sent: Sent[] = []
  page.on('request', (request) => void request.allHeaders().catch(() => request.headers()).then((headers) => sent.push({ path: new URL(request.url()).pathname + new URL(request.url()).search, body: request.postData() ?? '', cookie: headers.cookie ?? '' })))
  return { context, page, sent }
}

async function sound(page: Page): Promise<void> {
  assert.deepEqual(await faultsSeen(page), [], page.url())
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no wider than the phone')
}

/** Answers everything in the part that is shown and has no answer yet: the last possibility, which is to say nothing. */
async function fillIn(page: Page): Promise<void> {
  const part = page.locator('form[data-block]:visible')
  for (const field of await part.locator('fieldset:visible').all()) if (await field.locator('input:checked').count() === 0) await field.locator('input').last().check()
  for (const number of await part.locator('.with-otherwise:visible').all()) await number.locator('input[type=checkbox]').last().check()
}
const goOn = (page: Page) => page.locator('form[data-block]:visible').getByRole('button', { name: 'Go on' }).click()
const blockShown = (page: Page) => page.locator('form[data-block]:visible').getAttribute('data-block')

test('in a browser with scripts no request carries code and answers, the half-filled sheet is locked on the phone, and what breaks is sent on (PRIV-05) (B9)', { skip }, async () => {
  const { context, page, sent } = await phone()
  const code = town.codes[0]!
  await page.goto(`${site.address}/en/answer?code=${code}`)
  await sound(page)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL(/\/answer\/here\?/)
  await page.locator('form[data-block]:visible').waitFor()
  assert.equal(await blockShown(page), 'a')
  await goOn(page)
  assert.match(await page.locator('.error-summary').innerText(), /There is a problem/)
  await sound(page)
  await page.locator('[name="lses.a11"]').first().check()
  await fillIn(page)
  await page.locator('[name="lses.a11w"]').fill(secret)
  await goOn(page)
  // One page, of which another part is shown: by day one of them is looked at, beside the one with a fault.
  if (itsTurn(0)) await sound(page)
  assert.notEqual(await blockShown(page), 'a')
  const at = await blockShown(page)

  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
  assert.ok(kept.length > 4000 && !kept.includes(secret) && !kept.includes('lses') && !kept.includes(code.replaceAll('-', '')), 'locked')
  await page.goto(`${site.address}/en/answer`)
  await page.getByLabel('Your code').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL(/\/answer\/here\?/)
  await page.locator('form[data-block]:visible').waitFor()
  assert.equal(await blockShown(page), at, 'goes on where it was left')
  assert.equal(await page.locator('[name="lses.a11w"]').inputValue(), secret)

  for (let parts = 0; (await blockShown(page)) !== 'send'; parts++) {
    assert.ok(parts < 10)
    // The first part was filled in field by field.
    await filledIn(page.locator('form[data-block]:visible'))
    await goOn(page)
  }
  if (itsTurn(1)) await sound(page)
  // The answer gets lost on the way, twice: before it is kept, and after.
  await page.route('**/api/do/survey.hand-in-sheet', (route) => route.abort(), { times: 1 })
  await page.getByRole('button', { name: 'Send my answers' }).click()
  await page.getByText('This could not be sent').waitFor()
  await page.route('**/api/do/survey.hand-in-sheet', async (route) => { await route.fetch(); await route.abort() }, { times: 1 })
  await page.goto(`${site.address}/en/answer?code=${code}`)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('button', { name: 'Send my answers' }).click()
  await page.getByText('This could not be sent').waitFor()
  await page.getByRole('button', { name: 'Send my answers' }).click()
  await page.waitForURL(/\/answer\/thanks$/)
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0, 'nothing is left on the phone')

  const plain = code.replaceAll('-', '')
  const shows = ({ body, cookie, path }: Sent) => [body, cookie, decodeURIComponent(path)].some((text) => text.toUpperCase().replaceAll('-', '').includes(plain))
  const answers = sent.filter(({ body }) => body.includes('lses.'))
  assert.ok(answers.length >= 2 && answers.every((one) => !shows(one) && one.cookie === '' && one.path === '/api/do/survey.hand-in-sheet'), 'answers go without code and cookie')
  assert.ok(sent.some(shows), 'the code is shown, elsewhere')
  assert.equal(sent.filter((one) => shows(one) && one.body.includes('blinded')).every(({ body }) => !body.includes('lses')), true)
  const rows = await allSheets({ db: looker }, town.waves[2]!)
  assert.deepEqual([rows.length, rows[0]!.words.map(([, words]) => words)], [1, [secret]])
  await context.close()
})

test('whoever is given other keys than their letter says is stopped before anything is sent (PRIV-05)', { skip }, async () => {
  const { context, page, sent } = await phone()
  await page.goto(`${site.address}/en/answer?code=${town.codes[1]}&key=0000-0000-0000-0000`)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByText('is not the mark of the keys').waitFor()
  await sound(page)
  assert.match(page.url(), /\/answer\?/)
  assert.equal(sent.some(({ body }) => body.includes('blinded')), false)
  await context.close()
})

test('a sheet begun on a phone without scripts begins empty in another browser with them, which says why, in Romanian (B9) (PRIV-03)', { skip }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false }), old = await context.newPage()
  await old.goto(`${site.address}/ro/answer?code=${town.codes[2]}`)
  await old.getByRole('button', { name: 'Începe' }).click()
  await filledIn(old.locator('main'))
  await old.getByRole('button').last().click()
  await context.close()
  const { context: other, page } = await phone()
  await page.goto(`${site.address}/ro/answer?code=${town.codes[2]}`)
  await page.getByRole('button', { name: 'Începe' }).click()
  await page.locator('form[data-block]:visible').waitFor()
  assert.equal(await blockShown(page), 'a')
  assert.match(await page.locator('#begun-elsewhere').innerText(), /Începeți cu o foaie goală/)
  assert.equal(await page.locator('form[data-block]:visible input:checked').count(), 0)
  if (itsTurn(2)) await sound(page)
  await other.close()
})
