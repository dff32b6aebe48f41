import { isIP } from 'node:net'
import { createTransport } from 'nodemailer'
import { allowedAddress } from '../outgoing/allowed-address.ts'
import { namedHere } from '../outgoing/named-here.ts'
import { faultOf, type MailFault } from './fault-of.ts'

/** The server that takes our mail, as an administrator named it. `plain` is for a relay in the station's own network that VATRA_LOCAL_HOSTS names. */
export type Relay = { readonly host: string; readonly port: number; readonly security: 'tls' | 'starttls' | 'plain'; readonly login: { readonly name: string; readonly password: string } | null }
export type Mail = { readonly id: string; readonly from: string; readonly to: string; readonly subject: string; readonly text: string; readonly language: string }
/** It was taken, or why not; `forever` says that another try would fare no better, `all` that no other mail would either. */
export type Left = { readonly fault: null } | { readonly fault: MailFault; readonly forever: boolean; readonly all: boolean }
export type OpenRelay = { readonly send: (mail: Mail) => Promise<Left>; readonly close: () => void }

const patience = 10_000

/** A way to the relay: to the one address that was looked at, by TLS unless it stands in the house; or why there is none. */
export async function openRelay({ host, port, security, login }: Relay, local?: string): Promise<OpenRelay | { readonly fault: MailFault }> {
  const way = await allowedAddress(host, port, { local })
  if ('no' in way) return { fault: way.no }
  if (security === 'plain' && !namedHere(host, port, local)) return { fault: 'not-secure' }
  const transport = createTransport({
    pool: true, maxConnections: 1, maxMessages: 1000, host: way.address, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'plain',
    tls: { minVersion: 'TLSv1.2', ...(isIP(host) ? {} : { servername: host }) }, ...(login ? { auth: { user: login.name, pass: login.password } } : {}),
    connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, disableFileAccess: true, disableUrlAccess: true,
  })
  return { close: () => transport.close(), send: (mail) => transport.sendMail(written(mail)).then(() => ({ fault: null }), faultOf) }
}

/** The same mail sent a second time has the same number: a mailbox that looks at it keeps one. */
const written = ({ id, from, to, subject, text, language }: Mail) => ({
  from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${from.split('@').at(-1)}>`, headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
})
