import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { sql } from 'kysely'
import { toItsEnd } from '#platform/background/waited-for.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { cameSecurely, secureTransport, withSecurity } from '../headers.ts'
import { asItWas } from './as-it-was.ts'
import { digestInTurns } from './digest-in-turns.ts'
import type { KeptPages } from './kept-pages.ts'
import { laidTogether } from './laid-together.ts'

type Bytes = Uint8Array<ArrayBuffer>
/** A page or file as everybody gets it: its bytes, and the same bytes packed, each packed once. Its headers are complete. */
type Stored = { readonly drawn: string; readonly headers: Readonly<Record<string, string>>; readonly etag: string; readonly plain: Bytes; gzip?: Promise<Uint8Array>; br?: Promise<Uint8Array> }

/** The most that stored pages may weigh in memory: some thousand zones in two languages. */
const most = 64 * 1024 * 1024
/** How long one reading of the edition is believed, in milliseconds. */
const believed = 1000
/** How long the database is waited for before the public is answered without it, in milliseconds. */
const patience = 2000

export type StoredPages = {
  /** The stored answer, complete, if there is one and nothing public has changed since; while the database is away, the last one there was. */
  readonly find: (path: string, request: Request) => Promise<Response | null>
  /** Keeps an answer that says of itself that everybody may have it, and answers with it. */
  readonly keep: (path: string, request: Request, response: Response) => Promise<Response>
  /** Something may have changed: the edition is read again before the next answer. */
  readonly doubt: () => void
  /** Can the database not be asked? While it is away it is asked in the background, and nobody waits for it. */
  readonly away: () => Promise<boolean>
}

/** Public pages served from their stored bytes before anything is rendered, for as long as the public edition stands; and from the disk while the database is away. */
export function storedPages(open: Db, clock: Clock, kept: KeptPages | null): StoredPages {
  const pages = new Map<string, Stored>()
  let weight = 0
  let edition = ''
  let readAt = -Infinity
  let isAway = false
  let reading: Promise<boolean> | undefined
  const forget = () => void (pages.clear(), (weight = 0))
  const read = async () => {
    const { rows: [now] } = await sql<{ number: string }>`select number::text as number from pub.edition`.execute(open)
    // What is shown of a post depends on the day as well.
    const stands = `${now?.number} ${clock().toISOString().slice(0, 10)}`
    if (stands !== edition) forget()
    edition = stands
    readAt = performance.now()
  }
  const away = async (): Promise<boolean> => {
    if (performance.now() - readAt <= believed) return false
    // Others wait for it too: that the first has hung up is no sign that the database is away.
    reading ??= toItsEnd(read).then(() => (isAway = false), () => (isAway = true)).finally(() => (reading = undefined))
    return isAway || Promise.race([reading, later(true)]).then((found) => (isAway = found))
  }
  return {
    away,
    doubt: () => void (readAt = -Infinity),
    find: async (path, request) => {
      const gone = await away()
      const page = pages.get(path)
      if (!gone) return page ? answered(request, page) : null
      const last = page ? { ...page, path } : kept?.find(path)
      if (!last) return null
      const told = asItWas(last, clock())
      return answered(request, { ...told, drawn: last.drawn, etag: await tagOf(told.plain) })
    },
    keep: async (path, request, response) => {
      const before = edition
      if (request.method === 'GET' && response.status !== 200 && response.status < 500) kept?.forget(path)
      if (request.method !== 'GET' || response.status !== 200 || !/\bpublic\b/.test(response.headers.get('cache-control') ?? '') || response.headers.has('set-cookie')) return response
      const page = await stored(response, clock())
      // A form that changes something is done once by a key of its own, and everybody would be given the same.
      if (hasForm(page)) return new Response(page.plain, { headers: { ...page.headers, 'cache-control': 'no-store' } })
      if (!path.includes('?')) kept?.keep({ path, drawn: page.drawn, etag: page.etag, headers: page.headers, plain: page.plain })
      if (!path.includes('?') && before === edition && weight + page.plain.length * 2 <= most && !pages.has(path)) {
        pages.set(path, page)
        weight += page.plain.length * 2 // with its packed forms
      }
      return answered(request, page)
    },
  }
}

const later = <V>(value: V) => new Promise<V>((done) => void setTimeout(done, patience, value).unref())

const tagOf = async (plain: Bytes): Promise<string> => `"${(await digestInTurns(plain)).slice(0, 22)}"`
const hasForm = ({ headers, plain }: Stored) => (headers['content-type'] ?? '').startsWith('text/html') && Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).includes('<input type="hidden" name="once"')

async function stored(response: Response, now: Date): Promise<Stored> {
  const plain = await laidTogether(response)
  const etag = await tagOf(plain)
  withSecurity(response.headers, false)
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'content-length'))
  return { drawn: now.toISOString(), headers: { ...headers, etag, vary: 'accept-encoding, cookie' }, plain, etag }
}

/** Made of plain headers, which the server can write out without looking at them again: half the cost of a page. */
async function answered(request: Request, page: Stored): Promise<Response> {
  const headers: Record<string, string> = { ...page.headers, etag: page.etag, ...(cameSecurely(request) && secureTransport) }
  const known = request.headers.get('if-none-match')
  if (known !== null && known.split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === page.etag)) return new Response(null, { status: 304, headers })
  const accepted = request.headers.get('accept-encoding') ?? ''
  const coding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  const body = coding === 'br' ? await (page.br ??= brotli(page.plain)) : coding === 'gzip' ? await (page.gzip ??= promisify(gzip)(page.plain, { level: 9 })) : page.plain
  if (coding) headers['content-encoding'] = coding
  headers['content-length'] = String(body.length)
  return new Response(request.method === 'HEAD' ? null : (body as Bytes), { status: 200, headers })
}

/** Packed as hard as is worth once a page, beside this thread: the strongest setting takes ten times as long for a twentieth less. */
const brotli = (plain: Uint8Array) => promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
