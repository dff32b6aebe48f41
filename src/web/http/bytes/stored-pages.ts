import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { cameSecurely, secureTransport, withSecurity } from '../headers.ts'

type Bytes = Uint8Array<ArrayBuffer>
/** A page or file as everybody gets it: its bytes, and the same bytes packed, each packed once. Its headers are complete. */
type Stored = { readonly headers: Readonly<Record<string, string>>; readonly etag: string; readonly plain: Bytes; gzip?: Bytes; br?: Bytes }

/** The most that stored pages may weigh in memory: some thousand zones in two languages. */
const most = 64 * 1024 * 1024
/** How long one reading of the edition is believed, in milliseconds. */
const believed = 1000

export type StoredPages = {
  /** The stored answer, complete, if there is one and nothing public has changed since. */
  readonly find: (path: string, request: Request) => Promise<Response | null>
  /** Keeps an answer that says of itself that everybody may have it, and answers with it. */
  readonly keep: (path: string, request: Request, response: Response) => Promise<Response>
  /** Something may have changed: the edition is read again before the next answer. */
  readonly doubt: () => void
}

/** Public pages served from their stored bytes before anything is rendered, for as long as the public edition stands. */
export function storedPages(open: Db, clock: Clock): StoredPages {
  const pages = new Map<string, Stored>()
  let weight = 0
  let edition = ''
  let readAt = -Infinity
  let reading: Promise<void> | undefined
  const forget = () => void (pages.clear(), (weight = 0))
  const read = async () => {
    const { rows: [now] } = await sql<{ number: string }>`select number::text as number from pub.edition`.execute(open)
    // What is shown of a post depends on the day as well.
    const stands = `${now?.number} ${clock().toISOString().slice(0, 10)}`
    if (stands !== edition) forget()
    edition = stands
    readAt = performance.now()
  }
  const settled = async () => {
    if (performance.now() - readAt <= believed) return
    await (reading ??= read().finally(() => (reading = undefined)))
  }
  return {
    doubt: () => void (readAt = -Infinity),
    find: async (path, request) => {
      await settled()
      const page = pages.get(path)
      return page ? answered(request, page) : null
    },
    keep: async (path, request, response) => {
      const before = edition
      if (request.method !== 'GET' || response.status !== 200 || !/\bpublic\b/.test(response.headers.get('cache-control') ?? '') || response.headers.has('set-cookie')) return response
      const page = await stored(response)
      if (!path.includes('?') && before === edition && weight + page.plain.length * 2 <= most && !pages.has(path)) {
        pages.set(path, page)
        weight += page.plain.length * 2 // with its packed forms
      }
      return answered(request, page)
    },
  }
}

async function stored(response: Response): Promise<Stored> {
  const plain = new Uint8Array(await response.arrayBuffer())
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  withSecurity(response.headers, false)
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'content-length'))
  return { headers: { ...headers, etag, vary: 'accept-encoding, cookie' }, plain, etag }
}

/** Made of plain headers, which the server can write out without looking at them again: half the cost of a page. */
function answered(request: Request, page: Stored): Response {
  const headers: Record<string, string> = cameSecurely(request) ? { ...page.headers, ...secureTransport } : { ...page.headers }
  const known = request.headers.get('if-none-match')
  if (known !== null && known.split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === page.etag)) return new Response(null, { status: 304, headers })
  const accepted = request.headers.get('accept-encoding') ?? ''
  const coding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  const body = coding === 'br' ? (page.br ??= brotli(page.plain)) : coding === 'gzip' ? (page.gzip ??= new Uint8Array(gzipSync(page.plain, { level: 9 }))) : page.plain
  if (coding) headers['content-encoding'] = coding
  headers['content-length'] = String(body.length)
  return new Response(request.method === 'HEAD' ? null : body, { status: 200, headers })
}

/** Packed as hard as is worth once a page: the strongest setting takes ten times as long for a twentieth less. */
const brotli = (plain: Uint8Array) => new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
