import type { Hono } from 'hono'
import { createRequestHandler, type ServerBuild } from 'react-router'
import { policies } from '#access/policies/index.ts'
import { deeds } from '#deeds'
import { undeclared } from '#frame/lock/declared.ts'
import { machineClock, type Clock } from '#platform/clock.ts'
import type { Store } from '#platform/db.ts'
import type { Devices } from '#platform/devices/devices.ts'
import { openLog } from '#platform/log.ts'
import { plain } from '#platform/plain.ts'
import type { Proxies } from '#platform/incoming/proxies.ts'
import { answering } from './answering.ts'
import { keptPages } from './bytes/kept-pages.ts'
import { uncovered } from './gate/addresses.ts'
import type { TurnedAway } from './gate/turned-away.ts'
import { stillPages } from './wire/still-pages.ts'

/** The whole site over a store, as it was built: answers requests, listens nowhere. A test may hand in its own clock, and what the gate counts time by; `kept` is the folder where published pages lie for when the database is away. */
export async function makeApp(store: Store, { clock = machineClock, ticks = () => performance.now(), kept, proxies, devices, turned }: { readonly clock?: Clock; readonly ticks?: () => number; readonly kept?: string; /** Whose word of others is believed, beside this machine's own. */ readonly proxies?: Proxies; /** From which devices administration is done, where that is said. */ readonly devices?: Devices; readonly turned?: Pick<TurnedAway, 'count'> } = {}): Promise<Hono> {
  const lacking = undeclared(deeds, policies)
  if (lacking.length > 0) throw plain(`Vatra does not start: what can be done and asked is not said in full.\n${lacking.join('\n')}`)
  const log = openLog()
  const build = await builtPages()
  const forgotten = uncovered(pathsOf(build))
  if (forgotten.length > 0) throw plain(`The site does not start.\n${forgotten.join('\n')}`)
  return answering({ store, clock, ticks, proxies, devices, turned, kept: kept === undefined ? undefined : keptPages(kept), wrong: (fault, path) => log.error({ fault, path }, 'a request broke') }, createRequestHandler(stillPages(build), 'production'))
}

/** Every address of a built site, its parameters still in it. */
export function pathsOf({ routes }: Pick<ServerBuild, 'routes'>): Set<string> {
  const full = (id: string | undefined): string => (id === undefined || !routes[id] ? '' : [full(routes[id].parentId), routes[id].path ?? ''].filter(Boolean).join('/'))
  return new Set(Object.keys(routes).map(full).filter(Boolean))
}

async function builtPages(): Promise<ServerBuild> {
  return await import(new URL('../../../build/server/index.js', import.meta.url).href).catch((fault: NodeJS.ErrnoException) => {
    throw fault.code === 'ERR_MODULE_NOT_FOUND' && fault.message.includes('build/server/index.js') ? plain('The site is not built. Run: npm run build') : fault
  }) as ServerBuild
}
