import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Of IPv4 everything is the world but these (IANA's registry of special addresses, RFC 6890, and 168.63.129.16 where a cloud keeps its machine's own affairs). */
const inside4 = listOf('ipv4', [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.31.196.0', 24],
  ['192.52.193.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['192.175.48.0', 24], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4],
  ['240.0.0.0', 4], ['168.63.129.16', 32],
])
/** Of IPv6 nothing is the world but 2000::/3, and of that not what carries another address inside it (Teredo, 6to4) or is kept for examples and protocols. */
const world6 = listOf('ipv6', [['2000::', 3]])
const inside6 = listOf('ipv6', [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['2620:4f:8000::', 48], ['3fff::', 20]])

/** What a station may call its own network, when its configuration names the host: never a machine's metadata, a link or a crowd. */
const own4 = listOf('ipv4', [['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16]])
const own6 = listOf('ipv6', [['::1', 128], ['fc00::', 7]])
/** Amazon's metadata lies among the own networks of IPv6. */
const never6 = listOf('ipv6', [['fd00:ec2::254', 128], ['fd20:ce::254', 128]])

/** Is this the address of somebody in the world, and of nobody in this house? `named` says that the configuration names the host as one of the house's own. */
export function mayBeCalled(address: string, { named = false } = {}): boolean {
  if (isIPv4(address)) return !inside4.check(address, 'ipv4') || (named && own4.check(address, 'ipv4'))
  if (!isIPv6(address) || address.includes('%')) return false
  const world = world6.check(address, 'ipv6') && !inside6.check(address, 'ipv6')
  return world || (named && own6.check(address, 'ipv6') && !never6.check(address, 'ipv6'))
}

function listOf(family: 'ipv4' | 'ipv6', ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [net, bits] of ranges) list.addSubnet(net, bits, family)
  return list
}
