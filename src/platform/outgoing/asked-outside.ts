import { request as plainly } from 'node:http'
import { request as sealedly } from 'node:https'
import { allowedAddress, type NoWay } from './allowed-address.ts'
import { namedHere } from './named-here.ts'
import { pinned } from './pinned.ts'

type Asked = { readonly method?: 'GET' | 'POST'; readonly headers?: Readonly<Record<string, string>>; readonly body?: string; /** Only for a host that VATRA_LOCAL_HOSTS names. */ readonly plainly?: boolean; readonly local?: string }
/** What came back, or why nothing did: no way there, no answer in time, too much, or a redirect, which is never followed. */
export type Heard = { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly body: string } | NoWay | { readonly no: 'no-answer' | 'too-much' | 'redirect' | 'not-https' }

const patience = 10_000
const mostBytes = 1_000_000

/** Asks an address that an administrator named over HTTPS: one call to the address that was looked at, ten seconds, a megabyte, no redirect. */
export async function askedOutside(address: string, asked: Asked = {}): Promise<Heard> {
  const url = URL.parse(address)
  if (!url || url.username || url.password) return { no: 'not-a-host' }
  const host = url.hostname.replace(/^\[|\]$/g, ''), port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && asked.plainly && namedHere(host, port, asked.local))) return { no: 'not-https' }
  const way = await allowedAddress(host, port, { local: asked.local })
  if ('no' in way) return way
  return new Promise((heard) => {
    const options = { method: asked.method ?? 'GET', headers: { ...asked.headers, ...(asked.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(asked.body)) }) }, lookup: pinned(way), signal: AbortSignal.timeout(patience), agent: false }
    const call = (url.protocol === 'https:' ? sealedly : plainly)(url, options, (answer) => {
      const status = answer.statusCode ?? 0
      if (status >= 300 && status < 400) return void (answer.destroy(), heard({ no: 'redirect' }))
      const parts: Buffer[] = []
      let size = 0
      answer.on('data', (part: Buffer) => {
        parts.push(part)
        size += part.length
        if (size <= mostBytes) return
        answer.destroy()
        heard({ no: 'too-much' })
      })
      answer.on('end', () => heard({ status, headers: answer.headers, body: Buffer.concat(parts).toString('utf8') }))
      answer.on('error', () => heard({ no: 'no-answer' }))
    })
    call.on('error', () => heard({ no: 'no-answer' }))
    call.end(asked.body)
  })
}
