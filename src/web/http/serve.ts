import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { warmKeys } from '#domains/survey/index.ts'
import type { Config } from '#platform/config.ts'
import type { Store } from '#platform/db.ts'
import { devicesIn } from '#platform/devices/devices.ts'
import { openLog } from '#platform/log.ts'
import { plain } from '#platform/plain.ts'
import { makeApp } from './app.ts'
import { allOver } from './at-work/works.ts'
import { keepPublished } from './bytes/keep-published.ts'
import { malformed, malformedLines } from './bytes/malformed.ts'
import { turnedAway } from './gate/turned-away.ts'
import { listening, type Listening } from './wire/listening.ts'

/** Answers requests from this store at this address until it is stopped. */
export async function serve(store: Store, config: Pick<Config, 'host' | 'port' | 'proxies' | 'tls' | 'devices'>, options: Parameters<typeof makeApp>[1] = {}): Promise<{ address: string; stop: () => Promise<void> }> {
  const log = openLog(), turned = turnedAway((sums) => log.warn({ sums }, 'turned away in the past hour'))
  const devices = config.devices ? devicesIn(config.devices) : undefined
  const app = await makeApp(store, { turned, ...(devices && { devices }), ...options })
  // What is slow for the first time only is slow before anybody waits for it.
  warmKeys()
  const { server, scheme, rest: still } = listening(config, getRequestListener(app.fetch, { errorHandler: () => (turned.count('no request'), malformed()) }), (told) => log.warn(told), devices)
  server.on('clientError', (fault: NodeJS.ErrnoException, socket) => (turned.count('no request'), malformedLines(fault, socket)))
  const rest = options?.kept === undefined ? () => {} : keepPublished(async (path) => app.request(`http://localhost${path}`))
  return new Promise((ready, failed) => {
    server.once('error', (fault: NodeJS.ErrnoException) => failed(fault.code === 'EADDRINUSE' ? plain(`Port ${config.port} is taken. Set PORT to another one.`) : fault))
    server.listen(config.port, config.host, () => {
      const host = config.host.includes(':') ? `[${config.host}]` : config.host
      ready({ address: `${scheme}://${host}:${(server.address() as AddressInfo).port}`, stop: () => (rest(), still(), turned.stop(), stopped(server).then(allOver)) })
    })
  })
}

/** Lets requests in hand finish, and work that goes on without one; connections that only wait are closed. */
function stopped(server: Listening['server']): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
  })
}
