import type { Hono } from 'hono'
import { createRequestHandler, type ServerBuild } from 'react-router'
import { machineClock, type Clock } from '#platform/clock.ts'
import type { Store } from '#platform/db.ts'
import { openLog } from '#platform/log.ts'
import { plain } from '#platform/plain.ts'
import { answering, type Pages } from './answering.ts'

/** The whole site over a store, as it was built: answers requests, listens nowhere. A test may hand in its own clock. */
export async function makeApp(store: Store, { clock = machineClock }: { readonly clock?: Clock } = {}): Promise<Hono> {
  const log = openLog()
  return answering({ store, clock, wrong: (fault, path) => log.error({ fault, path }, 'a request broke') }, await builtPages())
}

async function builtPages(): Promise<Pages> {
  const build = await import(new URL('../../../build/server/index.js', import.meta.url).href).catch((fault: NodeJS.ErrnoException) => {
    throw fault.code === 'ERR_MODULE_NOT_FOUND' && fault.message.includes('build/server/index.js') ? plain('The site is not built. Run: npm run build') : fault
  }) as ServerBuild
  return createRequestHandler(build, 'production')
}
