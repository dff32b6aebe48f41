import type { LookupFunction } from 'node:net'
import type { Way } from './allowed-address.ts'

/** The `lookup` of node's sockets that answers with the address that was looked at and asks nobody: between the look and the call a name cannot change what it means. */
export const pinned = ({ address, family }: Way): LookupFunction => (_host, options, done) => {
  if (options.all) done(null, [{ address, family }])
  else done(null, address, family)
}
