import { deeds } from '#deeds'
import type { Proxies } from '#platform/incoming/proxies.ts'
import { groundOf, rateOf } from './addresses.ts'
import { spendingOf, type Rate } from './budgets.ts'
import { meter, type Taken } from './meter.ts'
import { passes, type Pass } from './passes.ts'
import { addressOf, namelessly, type Connection } from './who-asks.ts'

/** Somebody who may go in, without the marks of the gate on what they asked; or how long until they may. */
export type Admitted = { readonly request: Request; readonly settle: (status: number) => void }
export type HeldBack = { readonly wait: number; readonly pass: Pass | null; readonly rate: Rate }
export type Gate = (request: Request, connection: Connection, person: () => Promise<string | null>) => Promise<Admitted | HeldBack>

/** Who has failed within it is no newcomer any more, in seconds. */
const hour = 3600

/** Counts who asks for what, by a name that means nothing, and lets nobody ask for more than their share. */
export function gate(ticks: () => number, believed?: Proxies): Gate {
  const [counted, named, tickets] = [meter(ticks), namelessly(ticks), passes(ticks)]
  return async (asked, connection, person) => {
    const { request, pass, work } = bare(asked)
    const address = addressOf(request, connection, believed)
    if (address === null) return { request, settle: () => {} }
    const rate = rateAt(request)
    const { each, by, all, counts, flood, pass: passable } = spendingOf(rate)
    const asker = named((by === 'person' ? await person() : null) ?? address)
    const key = `${rate} ${asker}`
    const enters = passable && tickets.opens(key, pass, work)
    const places: Taken[] = []
    const taken = (of: string, budget: { most: number; seconds: number }) => {
      const place = counted.take(of, budget)
      if (typeof place === 'number') return place
      places.push(place)
      return null
    }
    const often = flood && !enters ? counted.take(`${key} often`, flood) : null
    if (typeof often === 'number') return { wait: often, rate, pass: passable ? tickets.given(key, pass) : null }
    const fresh = counted.spent(key, hour) === 0
    const wait = (enters ? null : taken(key, each)) ?? (all ? taken(rate, { seconds: all.seconds, most: all.most - (enters || fresh ? 0 : all.kept) }) : null)
    if (wait !== null) {
      for (const place of places) place.back()
      return { wait, rate, pass: passable ? tickets.given(key, pass) : null }
    }
    return { request, settle: (status) => { if (counts && !counts(status)) for (const place of places) place.back() } }
  }
}

/** The request without what the gate itself reads from its address. */
function bare(request: Request): { request: Request; pass: string | null; work: string | null } {
  const url = new URL(request.url)
  const [pass, work] = [url.searchParams.get('gate-pass'), url.searchParams.get('gate-work')]
  if (pass === null) return { request, pass, work }
  url.searchParams.delete('gate-pass')
  url.searchParams.delete('gate-work')
  return { request: new Request(url, request), pass, work }
}

const byName = new Map(deeds.map((deed) => [deed.deed as string, deed]))

/** What kind of request this is. */
export function rateAt(request: Request): Rate {
  const { pathname, searchParams } = new URL(request.url)
  const [, place, , name = ''] = pathname.split('/')
  const deed = place === 'api' ? byName.get(name) : undefined
  if (deed) return rateOf(deed)
  const { reads, sends } = groundOf(pathname)
  if (request.method !== 'GET' && request.method !== 'HEAD') return sends
  return reads === 'reading' && searchParams.has('q') ? 'search' : reads
}
