import { createServer as createOpen, type RequestListener, type Server } from 'node:http'
import { createServer as createTls, type Server as TlsServer } from 'node:https'
import { unwatchFile, watchFile } from 'node:fs'
import type { SecureContextOptions } from 'node:tls'
import type { Config } from '#platform/config.ts'
import type { Devices } from '#platform/devices/devices.ts'
import { refuseInTheOpen } from '#platform/tls/in-the-open.ts'
import { ownTls, type TlsFiles } from '#platform/tls/own-tls.ts'

export type Listening = { readonly server: Server | TlsServer; readonly scheme: 'http' | 'https'; readonly rest: () => void }

/**
 * What listens at the address of this installation: by TLS where a certificate is named, in the open for this machine and a proxy alone. Where devices count, each is asked
 * for a certificate of those authorities, whom it is told, and comes in without one too: browsers that have none of theirs ask nobody anything.
 */
export function listening(config: Pick<Config, 'host' | 'proxies' | 'tls'>, answers: RequestListener, tell: (said: string) => void, devices?: Devices): Listening {
  refuseInTheOpen(config)
  const { tls } = config
  if (!tls) return { server: createOpen({ requireHostHeader: false }, answers), scheme: 'http', rest: () => {} }
  const spoken = () => ({ ...ownTls(tls), ...(devices && { ca: devices.authorities.map(String) }) })
  const server = createTls({ ...spoken(), requireHostHeader: false, ...(devices && { requestCert: true, rejectUnauthorized: false }) }, answers)
  return { server, scheme: 'https', rest: renewing(server, tls, spoken, tell) }
}

/**
 * Takes up a renewed certificate, at SIGHUP and within a minute of its files: who is connected stays so, who comes next is shown the new one. What cannot
 * be used is told, and the one before stays.
 */
function renewing(server: TlsServer, files: TlsFiles, spoken: () => SecureContextOptions, tell: (said: string) => void): () => void {
  const renew = () => {
    try {
      server.setSecureContext(spoken())
      tell(`The certificate ${files.certificate} was taken up anew.`)
    } catch (fault) {
      tell(`${(fault as Error).message} The one before stays.`)
    }
  }
  const all = [files.certificate, files.key]
  for (const file of all) watchFile(file, { interval: 30_000, persistent: false }, renew)
  process.on('SIGHUP', renew)
  return () => {
    for (const file of all) unwatchFile(file, renew)
    process.off('SIGHUP', renew)
  }
}
