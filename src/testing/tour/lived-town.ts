import type { Browser, BrowserContext } from 'playwright-core'
import { operator } from '#access/actor.ts'
import { found, type Founded } from '#cli/town/found.ts'
import { livedPast } from '#cli/town/past.ts'
import { analyst, commander, inOffice, zoneOfficers } from '#cli/town/who/people.ts'
import { inviteToSignIn, persons } from '#domains/people/index.ts'
import { follow } from '#frame/afterwards.ts'
import type { Store } from '#platform/db.ts'
import { reactions } from '#reactions'
import { serve } from '#web/http/serve.ts'
import { opensLink } from '../browsing/opens-link.ts'

/** Who walks through the town: a resident, whom nobody knows, and four who sign in. */
export const whose = ['resident', 'officer', 'analyst', 'commander', 'partner'] as const
export type Who = (typeof whose)[number]
const names: Readonly<Record<Exclude<Who, 'resident'>, string>> = { officer: zoneOfficers[0]!.name, analyst, commander, partner: inOffice.municipality! }

/** The day on which the town is shown: no picture depends on the day it is drawn. */
export const shownOn = new Date('2027-06-01T09:00:00Z')

export type LivedTown = {
  readonly town: Founded
  readonly address: string
  /** A browser of their own for somebody, signed in. */
  readonly comes: (who: Who, options?: Parameters<Browser['newContext']>[0]) => Promise<BrowserContext>
  /** Addresses of other hosts that a page wanted to load; none was reached. */
  readonly strangers: readonly string[]
  readonly stop: () => Promise<void>
}

/** The demonstration town with its lived past, served, with everybody signed in by their link: founded on an empty store, unless it stands there already. */
export async function livedTown(store: Store, browser: Browser, standing?: Founded): Promise<LivedTown> {
  follow(reactions)
  const town = standing ?? (await found(store, shownOn, () => {}, livedPast))
  const site = await serve(store, { host: '127.0.0.1', port: 0 }, { clock: () => shownOn })
  const signedIn = new Map<Who, Awaited<ReturnType<BrowserContext['storageState']>>>()
  const caller = { actor: operator, store, now: shownOn }
  const known = (await persons(caller, { directorate: town.directorate })).persons
  for (const [who, name] of Object.entries(names) as [Who, string][]) {
    const { token } = await inviteToSignIn(caller, { directorate: town.directorate, person: known.find((person) => person.name === name)!.person })
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await opensLink(page, site.address, token)
    signedIn.set(who, await context.storageState())
    await context.close()
  }
  const strangers: string[] = []
  const comes: LivedTown['comes'] = async (who, options = {}) => {
    const context = await browser.newContext({ ...options, ...(signedIn.has(who) ? { storageState: signedIn.get(who)! } : {}) })
    await context.route(({ origin, protocol }) => origin !== site.address && protocol.startsWith('http'), (route) => (strangers.push(route.request().url()), route.abort()))
    return context
  }
  return { town, address: site.address, comes, strangers, stop: async () => { follow({}); await site.stop() } }
}
