import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'
import { patience } from '#web/http/at-work/patience.ts'

// As in plain journeys: what is asked for is waited for, however busy the machine.
patience.most = 60_000

/** The one that never had a window begins with a quarter of the work. */
const place = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((each) => existsSync(each))

/** Why there is no browser to test with, or false when there is one: said aloud by the test that is left out. */
export const noBrowser = place ? false : 'no Chromium in /usr/bin: install the package chromium-headless-shell to run this'

/** Debian's Chromium without a window, as root, drawing maps in software. */
export const openBrowser = (): Promise<Browser> => chromium.launch({
  ...(place && { executablePath: place }), headless: true, chromiumSandbox: false,
  args: ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--enable-unsafe-swiftshader'],
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds wrong on the page, each with where. */
export async function faultsSeen(page: Page): Promise<readonly string[]> {
  // A page that was only written anew has it still.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(async () => {
    // What is right on a page is only counted: to describe it takes longer than to find what is wrong.
    const { violations } = await (window as unknown as { axe: { run: (options: { resultTypes: string[] }) => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } }).axe.run({ resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`))
  })
}
