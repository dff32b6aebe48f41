import { deeds, type Deed } from '#deeds'
import { repeatOf } from '#frame/once/repeat.ts'
import { Refusal } from '#frame/refusal.ts'
import { speak } from '#web/say.ts'
import { bytesAtOnce, digestInTurns } from '../bytes/digest-in-turns.ts'
import { preferred } from '../language.ts'
import { openapi } from './openapi.ts'
import { statusOf } from '../refused.ts'
import { sessionOf } from '../session.ts'
import type { Visit } from '../visit.ts'
import { readJson } from '../wire/read-json.ts'
import { wholeBody } from '../wire/whole-body.ts'

const byName = new Map(deeds.map((deed) => [deed.deed as string, deed]))

/** Every command and query by its name, JSON in, JSON out: /api/do/<deed>, /api/ask/<question> and their description. */
export async function api(request: Request, visit: Visit): Promise<Response> {
  const url = new URL(request.url)
  const [, , way, name = ''] = url.pathname.split('/')
  if (way === 'openapi.json') return json(openapi())
  const deed = byName.get(name)
  if ((way !== 'do' && way !== 'ask') || !deed || deed.kind !== (way === 'do' ? 'command' : 'query')) return problem(request, 404, 'frame.not-found')
  const reads = way === 'ask' && (request.method === 'GET' || request.method === 'HEAD')
  if (!reads && request.method !== 'POST') return problem(request, 405, 'web.not-this-way', {}, {}, { allow: way === 'do' ? 'POST' : 'GET, POST' })
  if (!reads && !/^application\/(\w+\+)?json\b/i.test(request.headers.get('content-type') ?? '')) return problem(request, 415, 'web.json-please')
  const key = way === 'do' ? request.headers.get('idempotency-key') : null
  if (key !== null) return keyed(request, visit, deed, key)
  return performed(request, visit, deed, reads ? () => fromQuery(deed, url.searchParams) : async () => readJson(await sentWhole(request)))
}

/** A command under a key that the sender chose: however often it is sent, it is done once. A key is its sender's own. */
async function keyed(request: Request, visit: Visit, deed: Deed, key: string): Promise<Response> {
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) return problem(request, 400, 'web.wrong-key')
  const bytes = await sentWhole(request), text = bytes.length > bytesAtOnce ? await digestInTurns(bytes) : bytes.toString()
  const { actor, ...outside } = await visit.outside()
  const whose = actor.kind === 'person' ? '' : (sessionOf(request) ?? '')
  return performed(request, { ...visit, outside: async () => ({ ...outside, actor, repeat: repeatOf(`${deed.deed} ${whose} ${key}`, text) }) }, deed, () => readJson(bytes))
}

const sentWhole = async (request: Request): Promise<Buffer> => (await wholeBody(request)) ?? Buffer.alloc(0)

async function performed(request: Request, visit: Visit, deed: Deed, read: () => unknown): Promise<Response> {
  let input: unknown
  try {
    input = await read()
  } catch {
    return problem(request, 400, 'web.json-please')
  }
  try {
    return json((await deed(await visit.outside(), input)) ?? {})
  } catch (no) {
    if (!(no instanceof Refusal)) throw no
    return problem(request, statusOf[no.kind], no.code, no.fields, no.values)
  }
}

/** A query string as an input: as text where that fits, else numbers, booleans and JSON are read out of it. */
function fromQuery(deed: Deed, query: URLSearchParams): unknown {
  // What is sent twice is a list: a question that wants one thing does not choose between two.
  const texts = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).length > 1 ? query.getAll(name) : query.get(name)]))
  if (deed.input.safeParse(texts).success) return texts
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? jsonOr(text) : text]))
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' } })

/** A refusal for programs (RFC 9457): the code stays the same in every language, the title is for whoever reads the log. */
export function problem(request: Request, status: number, code: string, fields: Readonly<Record<string, string>> = {}, values: Readonly<Record<string, string | number>> = {}, headers: Record<string, string> = {}): Response {
  const title = speak(preferred(request.headers.get('accept-language'))).any(code, values)
  const body = JSON.stringify({ type: 'about:blank', title, status, code, fields, values })
  return new Response(body, { status, headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', ...headers } })
}
