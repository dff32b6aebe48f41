import type { Config } from '../config.ts'
import { plain } from '../plain.ts'

/** Addresses that only this machine reaches. */
export const onlyHere = (host: string): boolean => /^(127\.|::1$|localhost$)/.test(host)

/** Refuses to answer at an address that others reach without TLS: neither our own nor that of a proxy which was named. */
export function refuseInTheOpen({ host, tls, proxies }: Pick<Config, 'host' | 'tls' | 'proxies'>): void {
  if (onlyHere(host) || tls || proxies) return
  throw plain(`HOST=${host} lets others than this machine come in, and what they send would be read by whoever stands in between. Let Vatra speak TLS itself (VATRA_TLS_CERTIFICATE, VATRA_TLS_KEY), or put a proxy that does in front: on this machine with HOST=127.0.0.1, on another with its address in VATRA_PROXIES.`)
}
