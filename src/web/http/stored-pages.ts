import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'

/** A page or file as everybody gets it: its bytes, and the same bytes packed, each packed once. */
type Stored = { readonly headers: readonly (readonly [string, string])[]; readonly etag: string; readonly plain: Uint8Array<ArrayBuffer>; gzip?: Uint8Array<ArrayBuffer>; br?: Uint8Array<ArrayBuffer> }

/** The most that stored pages may weigh in memory: some thousand zones in two languages. */
const most = 64 * 1024 * 1024
/** How long one reading of the edition is believed, in milliseconds. */
const believed = 1000

export type StoredPages = {
  /** The stored answer, if there is one and nothing public has changed since. */
  readonly find: (request: Request) => Promise<Response | null>
  /** Keeps an answer that says of itself that everybody may have it, and answers with it. */
  readonly keep: (request: Request, response: Response) => Promise<Response>
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
    find: async (request) => {
      await settled()
      const page = pages.get(new URL(request.url).pathname)
      return page ? answered(request, page) : null
    },
    keep: async (request, response) => {
      const before = edition
      if (request.method !== 'GET' || response.status !== 200 || !/\bpublic\b/.test(response.headers.get('cache-control') ?? '') || response.headers.has('set-cookie')) return response
      const page = await stored(response)
      const path = new URL(request.url).pathname
      if (new URL(request.url).search === '' && before === edition && weight + page.plain.length <= most && !pages.has(path)) {
        pages.set(path, page)
        weight += page.plain.length * 2 // with its packed forms
      }
      return answered(request, page)
    },
  }
}

async function stored(response: Response): Promise<Stored> {
  const plain = new Uint8Array(await response.arrayBuffer())
  const headers = [...response.headers].filter(([name]) => name !== 'content-length')
  return { headers, plain, etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"` }
}

function answered(request: Request, page: Stored): Response {
  const headers = new Headers(page.headers as [string, string][])
  headers.set('etag', page.etag)
  headers.set('vary', 'accept-encoding, cookie')
  if ((request.headers.get('if-none-match') ?? '').split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === page.etag)) return new Response(null, { status: 304, headers })
  const accepted = request.headers.get('accept-encoding') ?? ''
  const coding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  const body = coding === 'br' ? (page.br ??= brotli(page.plain)) : coding === 'gzip' ? (page.gzip ??= new Uint8Array(gzipSync(page.plain, { level: 9 }))) : page.plain
  if (coding) headers.set('content-encoding', coding)
  headers.set('content-length', String(body.length))
  return new Response(request.method === 'HEAD' ? null : body, { status: 200, headers })
}

/** Packed as hard as is worth once a page: the strongest setting takes ten times as long for a twentieth less. */
const brotli = (plain: Uint8Array) => new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
