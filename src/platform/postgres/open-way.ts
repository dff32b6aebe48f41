import { isIP } from 'node:net'
import type { Server } from '../server.ts'
import { namedHere } from '../outgoing/named-here.ts'

/** Why nothing is to be sent to this database, or null: on a network whoever listens would read it, and whoever answers could be anybody. A socket and this machine itself need no TLS; another host does, unless VATRA_LOCAL_HOSTS names it. */
export function openWay({ host, port, ssl }: Pick<Server, 'host' | 'port' | 'ssl'>, local?: string): string | null {
  if (host.startsWith('/') || host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.')) || namedHere(host, port, local)) return null
  if (!ssl) return `The way to the database at ${host} is not encrypted. Write sslmode=verify-full at the end of DATABASE_URL, or name ${host}:${port} in VATRA_LOCAL_HOSTS if nobody else is on that network.`
  if (ssl !== true && ssl.rejectUnauthorized === false) return `Whoever answers as ${host} would be taken for the database. Write sslmode=verify-full at the end of DATABASE_URL, with sslrootcert if its certificate is your own.`
  return null
}
