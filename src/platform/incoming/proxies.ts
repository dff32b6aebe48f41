import { BlockList, isIPv4, isIPv6 } from 'node:net'
import { plain } from '../plain.ts'

/** Says of an address whether what it tells of others is believed. */
export type Proxies = (address: string) => boolean

/** Wider than this a range holds strangers: half a hundred thousand of the fourth version, a whole site of the sixth. */
const widest = { ipv4: 16, ipv6: 48 } as const
const bare = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')

/**
 * Whose word of others is believed: this machine's own, and that of the addresses and ranges (CIDR) named here, commas between them, as VATRA_PROXIES
 * names a proxy on another machine. Anything that is no address, and a range that holds half the world, keeps the server from starting.
 */
export function proxiesIn(named: string): Proxies {
  const list = new BlockList()
  list.addSubnet('127.0.0.0', 8, 'ipv4')
  list.addAddress('::1', 'ipv6')
  for (const entry of named.split(',').map((each) => each.trim()).filter(Boolean)) add(list, entry)
  return (address) => {
    const known = bare(address)
    return isIPv4(known) ? list.check(known, 'ipv4') : isIPv6(known) && list.check(known, 'ipv6')
  }
}

function add(list: BlockList, entry: string): void {
  const [address = '', bits, ...more] = entry.split('/')
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) && !address.includes('%') ? 'ipv6' : null
  const whole = family === 'ipv4' ? 32 : 128
  const wide = bits === undefined ? whole : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  if (family === null || more.length > 0 || wide < 0 || wide > whole) throw plain(`VATRA_PROXIES names "${entry}", which is no address and no range. Write addresses such as 10.0.0.5 or 10.0.0.0/28, with commas between them.`)
  if (wide < widest[family] || /^(0\.0\.0\.0|::|::0)$/.test(address)) throw plain(`VATRA_PROXIES names "${entry}", which holds strangers, and they would be believed. Name the proxy alone, such as 10.0.0.5.`)
  list.addSubnet(address, wide, family)
}
