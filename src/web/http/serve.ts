import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Config } from '#platform/config.ts'
import type { Store } from '#platform/db.ts'
import { plain } from '#platform/plain.ts'
import { makeApp } from './app.ts'
import { keepPublished } from './bytes/keep-published.ts'
import { malformed, malformedLines } from './bytes/malformed.ts'

/** Answers requests from this store at this address until it is stopped. */
export async function serve(store: Store, config: Pick<Config, 'host' | 'port'>, options: Parameters<typeof makeApp>[1] = {}): Promise<{ address: string; stop: () => Promise<void> }> {
  const app = await makeApp(store, options)
  const server = createServer({ requireHostHeader: false }, getRequestListener(app.fetch, { errorHandler: malformed }))
  server.on('clientError', malformedLines)
  const rest = options?.kept === undefined ? () => {} : keepPublished(async (path) => app.request(`http://localhost${path}`))
  return new Promise((ready, failed) => {
    server.once('error', (fault: NodeJS.ErrnoException) => failed(fault.code === 'EADDRINUSE' ? plain(`Port ${config.port} is taken. Set PORT to another one.`) : fault))
    server.listen(config.port, config.host, () => {
      const host = config.host.includes(':') ? `[${config.host}]` : config.host
      ready({ address: `http://${host}:${(server.address() as AddressInfo).port}`, stop: () => (rest(), stopped(server)) })
    })
  })
}

/** Lets requests in hand finish; connections that only wait are closed. */
function stopped(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
  })
}
