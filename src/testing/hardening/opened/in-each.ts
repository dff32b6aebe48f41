import type { TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Cookie, Driven, Maker } from '../../browsing/makers/driven.ts'

/** A site as somebody comes to it. */
type Site = { readonly address: string; readonly cookies: () => Promise<readonly Cookie[]>; /** A Chromium that stands open already. */ readonly standing: Browser }

/** Does something in each maker's browser, and says aloud in which it was not done. */
export async function inEach(t: TestContext, wanted: readonly Maker[], site: Site, look: (driven: Driven, name: string) => Promise<void>): Promise<void> {
  for (const { name, absent, open } of wanted) {
    if (absent) {
      t.diagnostic(`NOT OPENED IN ${name}: ${absent}`)
      continue
    }
    const driven = await open(site.address, await site.cookies(), name === 'Chromium' ? site.standing : undefined)
    await look(driven, name).finally(driven.close)
  }
}

/** Which of these addresses ran something when a browser opened them: it left its sign on the page, or was heard calling. */
export async function ranIn(driven: Driven, calls: () => number, addresses: readonly string[]): Promise<readonly string[]> {
  const ran: string[] = []
  for (const address of addresses) {
    const before = calls()
    await driven.opens(address)
    const sign = await driven.reads<string | null>('document.documentElement.getAttribute("data-ran")').catch(() => null)
    if (sign !== null || calls() > before) ran.push(address)
  }
  return ran
}
