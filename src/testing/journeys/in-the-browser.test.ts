import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { itsTurn, turnsOf } from '../run/its-turn.ts'
import { foundedTown } from '../tour/founded-town.ts'
import { livedTown, type LivedTown, type Who } from '../tour/lived-town.ts'
import { photograph } from '../work/photograph.ts'

/** Five people in real browsers, on the demonstration town with its lived past: long, because each goes a whole way. Each test goes on where the one before it ended. */
const skip = noBrowser
const [phone, desk] = [{ width: 360, height: 780 }, { width: 1280, height: 900 }]
let browser: Browser, town: LivedTown
/** A page where a checking program may run, of each width. */
const mirrors = new Map<number, Page>()

if (!skip) {
  before(async () => {
    browser = await openBrowser()
    const { store, town: standing } = await foundedTown('lived')
    town = await livedTown(store, browser, standing)
    for (const viewport of [phone, desk]) {
      const mirror = await (await browser.newContext({ viewport, bypassCSP: true })).newPage()
      await mirror.goto(`${town.address}/en/privacy`)
      mirrors.set(viewport.width, mirror)
    }
  })
  after(async () => {
    await browser.close()
    await town.stop()
  })
}

/** Somebody with a browser of their own: on a phone without script, at a desk with it. */
async function sits(who: Who, at: string, viewport = phone): Promise<Page> {
  const page = await (await town.comes(who, { viewport, hasTouch: viewport === phone, javaScriptEnabled: viewport === desk })).newPage()
  await page.goto(`${town.address}/en${at}`)
  await sound(page)
  return page
}

/** The page, as it is seen here, is without fault for a checking program, and no wider than the screen. */
async function sound(page: Page): Promise<void> {
  const mirror = mirrors.get(page.viewportSize()!.width)!
  await mirror.setContent(await page.content())
  assert.deepEqual(await faultsSeen(mirror), [], page.url())
  assert.ok(await mirror.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} is wider than the screen`)
}

const words = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ')
const says = async (page: Page, what: RegExp) => assert.match(await words(page), what, page.url())
/** Follows a link of the page to where it leads, which is sound too. */
async function follows(page: Page, link: Locator | string | RegExp): Promise<void> {
  const it = typeof link === 'string' || link instanceof RegExp ? page.locator('main').getByRole('link', { name: link }).first() : link
  await it.click()
  await page.waitForLoadState()
  await sound(page)
}

test('a commander opens the board, sees what is late, and goes by links to what is missing there (E2)', { skip }, async () => {
  const page = await sits('commander', '/station', desk)
  await says(page, /3 zones are late in their stage/)
  await page.getByLabel('Only those where something is late').check()
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL(/late=yes/)
  const lakeside = page.getByRole('row').filter({ hasText: 'Lakeside' }).filter({ hasText: 'days late' })
  assert.match(await lakeside.innerText(), /3 of 6: Plan/)
  await follows(page, lakeside.getByRole('link', { name: /3 of 6: Plan/ }))
  await says(page, /Plan One thing is missing\.? Due by 24 March 2027\. 69 days late/)
  await follows(page, 'Make the plan')
  await says(page, /Lakeside waits for its plan Its analysis is signed\. The analyst or the officer of the zone makes the plan/)
  await page.goto(`${town.address}/en/station`)
  await follows(page, /5 open, 1 overdue, 1 stuck/)
  await follows(page, 'Measure speed on changing nights')
  await says(page, /9 days late/)
  await page.context().close()
})

test('an analyst goes from the board to the late stage of Lakeside and drafts its plan without touching a mouse (D1)', { skip }, async () => {
  const page = await sits('analyst', '/station', desk)
  /** Presses Tab until what has these words has the focus, and sees that it has. */
  const to = async (what: RegExp) => {
    for (let press = 0; press < 140; press++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const here = document.activeElement as HTMLInputElement
        return { words: `${here.innerText} ${here.labels?.[0]?.innerText ?? ''}`.replace(/\s+/g, ' ').trim(), ring: getComputedStyle(here).outlineStyle }
      })
      if (!what.test(at.words)) continue
      assert.notEqual(at.ring, 'none', `${at.words} shows no focus`)
      return
    }
    assert.fail(`Tab does not come to ${String(what)} at ${page.url()}`)
  }
  const enters = async (what: RegExp, arrives: RegExp) => {
    await to(what)
    await Promise.all([page.waitForURL(arrives), page.keyboard.press('Enter')])
    await sound(page)
  }
  await enters(/^3 of 6: Plan Lakeside/, /\/zones\/lakeside\/cycle$/)
  await enters(/^Make the plan$/, /\/plans\?zone=lakeside$/)
  await enters(/^Make the plan$/, /\/plans\/[0-9a-f-]{36}$/)
  await says(page, /9 things are missing before the plan can be published/)
  await enters(/^a summary in plain words$/, /#summary$/)
  await to(/^English$/)
  await page.keyboard.type('Dogs run free on the jetty. We talk with their owners and clean under the bridge.')
  await to(/^Keep and check$/)
  await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'POST'), page.keyboard.press('Enter')])
  await page.getByText('8 things are missing before the plan can be published').waitFor()
  await sound(page)
  await page.context().close()
})

test('a partner on a phone, without script, is told what is missing from the answer and takes a task on (E3)', { skip }, async () => {
  const page = await sits('partner', '/partner')
  await says(page, /One thing waits for your answer/)
  await follows(page, /^Read and answer/)
  await page.getByRole('button', { name: 'Send the answer' }).tap()
  assert.match(await page.locator('.error-summary').innerText(), /There is a problem/)
  await sound(page)
  await page.getByLabel('Yes, we take it on').check()
  await page.getByRole('button', { name: 'Send the answer' }).tap()
  await page.getByText(/Liepene municipality: Accepted/).waitFor()
  await sound(page)
  await follows(page, 'Waiting for you')
  assert.doesNotMatch(await words(page), /Read and answer/)
  await page.context().close()
})

test('an officer on a phone, without script, writes down what was done, with a picture, in a dozen touches at most (E1)', { skip }, async () => {
  const page = await sits('officer', '/station')
  let touches = 0
  /** A finger finds it: it is as high as a finger is wide. */
  const taps = async (it: Locator) => {
    touches++
    assert.ok((await it.boundingBox())!.height >= 44, `${await it.innerText()} is too low for a finger`)
    await it.tap()
  }
  await taps(page.getByRole('link', { name: 'My actions' }))
  await page.waitForURL(/\/mine$/)
  await sound(page)
  await taps(page.getByRole('link', { name: /Talk with those who meet at the bus stop/ }))
  await page.waitForURL(/\/actions\//)
  await sound(page)
  await taps(page.locator('label').filter({ hasText: /^Done$/ }))
  touches++
  await page.getByLabel('What was done').fill('We sat with them and agreed on quiet after ten.')
  touches++
  await page.locator('input[type=file]').setInputFiles({ name: 'stop.jpg', mimeType: 'image/jpeg', buffer: await photograph() })
  await taps(page.locator('label').filter({ hasText: 'Everybody may see this picture' }))
  await taps(page.getByRole('button', { name: 'Write it down' }))
  await page.waitForURL(/kept=1/)
  await sound(page)
  // A tap takes about two seconds to find, a sentence half a minute to type: a dozen leaves room in a minute.
  assert.ok(touches <= 12, `${touches} touches`)
  await says(page, /We sat with them and agreed on quiet after ten/)
  await page.context().close()
  const open = await sits('resident', '/zones/old-town/plan')
  await says(open, /Talk with those who meet at the bus stop Done/)
  await open.context().close()
})

test('a resident on a phone, without script, goes from the zone to the account, in two steps from the verdict to the question behind it, and back (P1, P3)', { skip }, async () => {
  const page = await sits('resident', '/zones/old-town')
  await follows(page, 'What became of the plan of 1 October 2026 to 1 January 2027')
  await says(page, /What was done .* What was not done .* Why .* How you can help/)
  await follows(page, /^People drink in the courtyard behind the market/)
  await says(page, /Partial success .* 51% before, 26% now: −25\.4 points \(−32\.4 to −18\.1\)/)
  await follows(page, 'To the answers')
  const question = decodeURIComponent(new URL(page.url()).hash.slice(1))
  assert.match(await page.locator(`[id="${question}"]`).innerText(), /Drinking in public.*n = 328/s)
  await page.locator('summary').filter({ hasText: 'What was done about it before' }).first().tap()
  await follows(page, /^People drink in the courtyard behind the market, because/)
  await follows(page, 'What became of the whole plan')
  await says(page, /What became of the plan for Old Town/)
  await follows(page, 'Old Town')
  assert.match(page.url(), /\/en\/zones\/old-town$/)
  await page.context().close()
})

test('what residents read of the cycle is without fault in the dark and in Romanian too, and fits a phone (P3)', { skip }, async (t) => {
  const context = await town.comes('resident', { colorScheme: 'dark', viewport: phone })
  const page = await context.newPage()
  const hrefs = (of: string) => page.locator('main').locator(`a[href*="${of}"]`).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  await page.goto(`${town.address}/ro/zones/old-town`)
  const [plan, account, problem] = await Promise.all(['/zones/old-town/plan', '/accounts/', '/problems/'].map(hrefs))
  await page.goto(account!.at(-1)!)
  const [plans, problems] = await Promise.all(['/plans/', '/problems/'].map(hrefs))
  // One of each kind every day, what is of the same kind in its turn.
  const inTurn = [plan![0]!, account![0]!, problem![0]!, ...plans!, ...problems!].filter((_, nth) => nth < 4 || itsTurn(nth))
  t.diagnostic(`${inTurn.length} of ${3 + plans!.length + problems!.length} pages: ${turnsOf()}`)
  for (const path of new Set(inTurn)) {
    assert.equal((await page.goto(path))!.status(), 200, path)
    assert.match(path, /\/ro\//)
    assert.deepEqual(await faultsSeen(page), [], path)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wider than a phone`)
  }
  await context.close()
})

test('on all these ways nothing was loaded from another host, and a page that would is seen (SUP-02)', { skip }, async () => {
  assert.deepEqual(town.strangers, [])
  const context = await town.comes('resident', { bypassCSP: true })
  const page = await context.newPage()
  await page.goto(`${town.address}/en/privacy`)
  await page.setContent('<img src="https://elsewhere.example/seen.png">')
  assert.deepEqual(town.strangers, ['https://elsewhere.example/seen.png'])
  await context.close()
})
