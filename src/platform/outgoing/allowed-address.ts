import { lookup } from 'node:dns/promises'
import { isIPv4, isIPv6 } from 'node:net'
import { mayBeCalled } from './may-be-called.ts'
import { namedHere } from './named-here.ts'

/** A host that an administrator named, and the one address that was looked at: whoever connects goes to that address and asks no second time. */
export type Way = { readonly host: string; readonly port: number; readonly address: string; readonly family: 4 | 6 }
/** Why there is no way there: it is no name of a host, nobody knows it, or it lies inside the house. */
export type NoWay = { readonly no: 'not-a-host' | 'unknown-host' | 'inside' }
/** Asks the directory of names; handed in by tests. */
export type LookUp = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

const asked: LookUp = (host) => lookup(host, { all: true, verbatim: true })
/** Letters, digits and hyphens between points (RFC 1123), the last part no number: `127.1` and `0x7f.0.0.1` are numbers in disguise. */
const name = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/i

/**
 * Where a host lies that an administrator named: resolved once, refused when any of its addresses is the house's own, a link's, a crowd's or a cloud's metadata.
 * A host of the station's own network may be called when the configuration names it (`namedHere`).
 */
export async function allowedAddress(host: string, port: number, { ask = asked, local }: { ask?: LookUp; local?: string | undefined } = {}): Promise<Way | NoWay> {
  if (!Number.isInteger(port) || port < 1 || port > 65535) return { no: 'not-a-host' }
  const known = await addressesOf(host, ask)
  if (!Array.isArray(known)) return known as NoWay
  const named = namedHere(host, port, local)
  const [first] = known
  if (!first) return { no: 'unknown-host' }
  if (!known.every((address) => mayBeCalled(address, { named }))) return { no: 'inside' }
  return { host, port, address: first, family: isIPv4(first) ? 4 : 6 }
}

async function addressesOf(host: string, ask: LookUp): Promise<readonly string[] | NoWay> {
  if (isIPv4(host) || (isIPv6(host) && !host.includes('%'))) return [host]
  if (!name.test(host)) return { no: 'not-a-host' }
  try {
    return (await ask(host)).map(({ address }) => address)
  } catch {
    return { no: 'unknown-host' }
  }
}
