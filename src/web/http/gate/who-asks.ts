import { createHmac, randomBytes } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import { proxiesIn, type Proxies } from '#platform/incoming/proxies.ts'

/** What the server beneath knows of a connection. */
export type Connection = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } } } | undefined

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

/** What a proxy says of how somebody came and for which host. */
const proxys = ['x-forwarded-proto', 'x-forwarded-host']

/** The request without what only a proxy that is believed may say of it: whoever says it themself is not. */
export function unforged(request: Request, connection: Connection, believed: Proxies = here): Request {
  const next = connection?.incoming?.socket?.remoteAddress
  if (next === undefined || believed(next) || !proxys.some((name) => request.headers.has(name))) return request
  const headers = new Headers(request.headers)
  for (const name of proxys) headers.delete(name)
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
