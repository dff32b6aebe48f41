import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { shownOn, type LivedTown } from './lived-town.ts'
import type { Step } from './steps.ts'

/** A step of the tour with the picture that was taken at it, if one was. */
export type Pictured = { readonly step: Step; readonly picture: Buffer | null }

/** Walks the town step by step: goes to the page as a person would, reads what must be on it, and takes the picture where one is wanted. No step runs script. */
export async function walk({ town, address, comes }: LivedTown, steps: readonly Step[], wanted: (nth: number) => boolean = () => true): Promise<readonly Pictured[]> {
  const seen: Pictured[] = []
  for (const [nth, step] of steps.entries()) {
    const context = await comes(step.who, { javaScriptEnabled: false, viewport: { width: step.width, height: step.height }, locale: 'en-GB', colorScheme: 'light' })
    try {
      const page = await context.newPage()
      await page.clock.setFixedTime(shownOn)
      await page.goto(`${address}/${step.language}${step.path.replace('{code}', town.codes[0]!)}`)
      for (const words of step.press ?? []) await page.locator('main').locator('a, button, summary').filter({ hasText: words }).first().click()
      const words = (await page.locator('body').innerText()).replace(/\s+/g, ' ')
      for (const read of step.read) assert.match(words, read, `${step.name} at ${page.url()}`)
      seen.push({ step, picture: wanted(nth) ? await pictureOf(page, step) : null })
    } finally {
      await context.close()
    }
  }
  return seen
}

/** The part of the page that is pictured: from the top, or from a heading on, in few colours so that it stays small. */
async function pictureOf(page: Page, { width, height, from }: Step): Promise<Buffer> {
  const top = from === undefined ? 0 : (await page.locator('h1, h2, h3, caption, figcaption').filter({ hasText: from }).first().boundingBox())!.y + (await scrolled(page)) - 16
  const png = await page.screenshot({ fullPage: true, clip: { x: 0, y: Math.round(top), width, height }, animations: 'disabled', caret: 'hide' })
  return sharp(png).png({ palette: true, colours: 48, dither: 0, effort: 4, compressionLevel: 9 }).toBuffer()
}

const scrolled = async (page: Page) => -(await page.locator('html').boundingBox())!.y

/** What is wrong with a picture of a step: nothing, if it has the size that the step gives, is small, and shows something. */
export async function faultsOf({ name, width, height }: Step, picture: Buffer): Promise<readonly string[]> {
  const [is, { channels }] = [await sharp(picture).metadata(), await sharp(picture).greyscale().stats()]
  return [
    ...(is.width === width && is.height === height ? [] : [`${name} is ${is.width} × ${is.height}, not ${width} × ${height}`]),
    // Ninety kilobytes: the whole tour loads in a few seconds on a slow connection.
    ...(picture.length <= 90_000 ? [] : [`${name} weighs ${picture.length} bytes`]),
    // Words on paper spread the greys by twenty and more; an empty sheet by next to nothing.
    ...(channels[0]!.stdev > 8 ? [] : [`${name} is blank`]),
  ]
}
