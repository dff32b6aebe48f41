import type { Browser } from 'playwright-core'
import { noBrowser } from '../../browser.ts'
import { chromiumDriven } from './in-chromium.ts'
import { firefoxDriven, noFirefox } from './in-firefox.ts'
import { noWebkit, webkitDriven } from './in-webkit.ts'

/** A cookie as a browser is given it. */
export type Cookie = { readonly name: string; readonly value: string }

/** A browser that is driven from here, with one page. What cannot be opened, because it would be saved or is nothing, leaves the page empty. */
export type Driven = {
  readonly opens: (address: string) => Promise<void>
  /** What an expression comes to on the page that is open, as JSON carries it. */
  readonly reads: <T>(expression: string) => Promise<T>
  readonly close: () => Promise<void>
}

/** A maker's browser: how it is opened for whoever holds these cookies of a site, and why it cannot be tried here, or false. */
export type Maker = { readonly name: string; readonly absent: string | false; readonly open: (site: string, cookies: readonly Cookie[], standing?: Browser) => Promise<Driven> }

/** The three whose browsers people have. */
export const makers: readonly Maker[] = [
  { name: 'Chromium', absent: noBrowser, open: chromiumDriven },
  { name: 'Firefox', absent: noFirefox, open: firefoxDriven },
  { name: 'WebKit', absent: noWebkit, open: webkitDriven },
]
