import type { Browser } from 'playwright-core'
import { openBrowser } from '../../browser.ts'
import type { Cookie, Driven } from './driven.ts'

/** Chromium as one of several browsers: one that stands open already, or one of its own. */
export async function chromiumDriven(site: string, cookies: readonly Cookie[], standing?: Browser): Promise<Driven> {
  const browser = standing ?? (await openBrowser()), context = await browser.newContext()
  await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: site })))
  const page = await context.newPage()
  return {
    opens: async (address) => {
      await page.goto('about:blank')
      await page.goto(address, { waitUntil: 'load', timeout: 20_000 }).catch(() => {})
    },
    reads: (expression) => page.evaluate(expression),
    close: () => (standing ? context.close() : browser.close()),
  }
}
