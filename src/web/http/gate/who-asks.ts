import { createHmac, randomBytes, type X509Certificate } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import type { Devices } from '#platform/devices/devices.ts'
import { proxiesIn, type Proxies } from '#platform/incoming/proxies.ts'

/** What the server beneath knows of a connection. */
export type Connection = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined; /** What was shown and proved to be its own, by TLS of our own. */ readonly getPeerX509Certificate?: () => X509Certificate | undefined } } } | undefined

/** Where nothing else is named, the machine's own word is believed alone. */
const here = proxiesIn('')

/** The address at the other end; where a proxy that is believed is in front, whom it says it speaks for: the last in the list who is no such proxy. Null within a program. */
export function addressOf(request: Request, connection: Connection, believed: Proxies = here): string | null {
  const next = connection?.incoming?.socket?.remoteAddress
  if (next === undefined) return null
  if (!believed(next)) return network(next)
  let known = next
  for (const spoken of (request.headers.get('x-forwarded-for') ?? '').split(',').map((each) => each.trim()).reverse()) {
    if (!isIPv4(spoken) && !isIPv6(spoken)) break
    known = spoken
    if (!believed(spoken)) break
  }
  return network(known)
}

/** What a proxy says of how somebody came, for which host, and from which device (RFC 9440). */
const proxys = ['x-forwarded-proto', 'x-forwarded-host', 'client-cert']

/** Within a program there is no connection; whose address is unknown is a stranger, such as one who hung up. */
const isBelieved = (connection: Connection, believed: Proxies = here): boolean => {
  const socket = connection?.incoming?.socket
  return socket === undefined || (socket.remoteAddress !== undefined && believed(socket.remoteAddress))
}

/** The request without what only a proxy that is believed may say of it: whoever says it themself is not. */
export function unforged(request: Request, connection: Connection, believed: Proxies = here): Request {
  if (isBelieved(connection, believed) || !proxys.some((name) => request.headers.has(name))) return request
  const headers = new Headers(request.headers)
  for (const name of proxys) headers.delete(name)
  return new Request(request, { headers })
}

/**
 * The request with the certificate of the device that it came from in the header in which a proxy hands one on: what was shown to us on this connection, unless a proxy that is
 * believed speaks for somebody else, whose word alone counts then.
 */
export function withDevice(request: Request, connection: Connection, { devices, proxies }: { readonly devices?: Devices | undefined; readonly proxies?: Proxies | undefined }): Request {
  const spokenFor = isBelieved(connection, proxies) && (request.headers.has('client-cert') || request.headers.has('x-forwarded-for'))
  const shown = devices && !spokenFor ? connection?.incoming?.socket?.getPeerX509Certificate?.() : undefined
  if (!shown) return request
  const headers = new Headers(request.headers)
  headers.set('client-cert', `:${shown.raw.toString('base64')}:`)
  return new Request(request, { headers })
}

/** Whoever has one address of the sixth version has a whole street of them: the first half of it counts. */
export function network(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(bare)) return bare
  const [head = '', tail = ''] = bare.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const whole = bare.includes('::') ? [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after] : before
  return `${whole.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':')}::`
}

const day = 86_400_000

/** Turns an address into a name that means nothing: a keyed digest whose key lives in memory for a day and is never written down. */
export function namelessly(ticks: () => number): (address: string) => string {
  let [salt, until] = [randomBytes(32), ticks() + day]
  return (address) => {
    if (ticks() >= until) [salt, until] = [randomBytes(32), ticks() + day]
    return createHmac('sha256', salt).update(address).digest('base64url').slice(0, 22)
  }
}
