import { serve as listen, type ServerType } from '@hono/node-server'
import type { Config } from '#platform/config.ts'
import type { Store } from '#platform/db.ts'
import { plain } from '#platform/plain.ts'
import { makeApp } from './app.ts'

/** Answers requests from this store at this address until it is stopped. */
export async function serve(store: Store, config: Pick<Config, 'host' | 'port'>, options: Parameters<typeof makeApp>[1] = {}): Promise<{ address: string; stop: () => Promise<void> }> {
  const app = await makeApp(store, options)
  return new Promise((ready, failed) => {
    const server = listen({ fetch: app.fetch, hostname: config.host, port: config.port }, ({ port }) => {
      const host = config.host.includes(':') ? `[${config.host}]` : config.host
      ready({ address: `http://${host}:${port}`, stop: () => stopped(server) })
    })
    server.once('error', (fault: NodeJS.ErrnoException) => failed(fault.code === 'EADDRINUSE' ? plain(`Port ${config.port} is taken. Set PORT to another one.`) : fault))
  })
}

/** Lets requests in hand finish; connections that only wait are closed. */
function stopped(server: ServerType): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
