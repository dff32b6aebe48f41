import { Hono } from 'hono'
import { RouterContextProvider } from 'react-router'
import type { Repeat } from '#frame/once/repeat.ts'
import type { Proxies } from '#platform/incoming/proxies.ts'
import { open } from '#web/open/open.ts'
import { spoken } from '#web/say.ts'
import { api, problem } from './api/api.ts'
import { file } from './bytes/files.ts'
import type { KeptPages } from './bytes/kept-pages.ts'
import { storedPages } from './bytes/stored-pages.ts'
import { groundOf } from './gate/addresses.ts'
import { bounded, judged, methods, tooHeavy } from './gate/body.ts'
import { spendingOf } from './gate/budgets.ts'
import { gate, rateAt } from './gate/gate.ts'
import { heldBack, typedBefore, type HeldBackPage } from './gate/held-back.ts'
import { readable } from './gate/readable.ts'
import type { TurnedAway, Why } from './gate/turned-away.ts'
import { unforged, withDevice, type Connection } from './gate/who-asks.ts'
import { cameSecurely, withGround, withSecurity } from './headers.ts'
import { betterAddress, preferred } from './language.ts'
import { keyTaken } from './once/form-key.ts'
import { mayChange } from './same-origin.ts'
import { sessionOf } from './session.ts'
import { visit, visiting, type House } from './visit.ts'
import { forReader } from './wire/reader-of.ts'

/** What turns a request into a page: React Router's handler over the built site. */
export type Pages = (request: Request, context: RouterContextProvider) => Promise<Response>

/** The whole of the web in one place: the lock against other sites first, then everybody's share, then files, protocols, stored pages, pages; security headers on every answer. */
export function answering(house: House & { /** What only runs forwards, in milliseconds. */ readonly ticks: () => number; /** Published pages on the disk, for when the database is away. */ readonly kept?: KeptPages | undefined; /** Whose word of others is believed, beside this machine's own. */ readonly proxies?: Proxies | undefined; /** Counts what is turned away, and nothing of who. */ readonly turned?: Pick<TurnedAway, 'count'> | undefined }, pages: Pages): Hono {
  const stored = storedPages(house.store.public, house.clock, house.kept ?? null)
  const admit = gate(house.ticks, house.proxies)
  const counted = (why: Why) => house.turned?.count(why)
  const app = new Hono()
  app.all('*', async ({ req: { raw: sent, path }, env }) => {
    const raw = withDevice(unforged(sent, env as Connection, house.proxies), env as Connection, house)
    return (await known(raw, path)) ?? secured(raw, await forReader(sent, () => inTurn(raw, env as Connection)))
  })
  app.onError((wrong, { req: { raw } }) => {
    if (!raw.signal.aborted) house.wrong(wrong, pathOf(raw))
    return secured(raw, problem(raw, 500, 'web.our-fault'))
  })
  return app

  /** The public's page, before anything else is looked at: for strangers, without a question in the address. */
  async function known(request: Request, path: string): Promise<Response | null> {
    const reads = request.method === 'GET' || request.method === 'HEAD'
    return reads && !request.url.includes('?') && sessionOf(request) === null ? stored.find(path, request) : null
  }

  async function inTurn(sent: Request, connection: Connection): Promise<Response> {
    if (!methods.has(sent.method)) return counted('unknown method'), problem(sent, 405, 'web.not-this-way', {}, {}, { allow: [...methods].join(', ') })
    if (!mayChange(sent)) return counted('from another site'), problem(sent, 403, 'web.from-another-site')
    const most = spendingOf(rateAt(sent)).body
    if (tooHeavy(sent, most)) return counted('too heavy'), notNow(sent, 413, { code: 'web.too-heavy', seconds: 0, pass: null, sent: null })
    const person = visit(sent, house)
    const admitted = await admit(bounded(sent, most), connection, async () => person.visitor().then(({ session }) => session, () => null))
    if ('wait' in admitted) {
      counted(`held back: ${admitted.rate}`)
      const seconds = admitted.pass?.seconds ?? admitted.wait
      return notNow(sent, 429, { code: 'web.too-often', seconds, pass: admitted.pass, sent: wantsPage(sent) ? await typedBefore(sent) : null })
    }
    const answer = await answered(admitted.request)
    admitted.settle(answer.status)
    return answer
  }

  async function answered(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const [, place] = url.pathname.split('/')
    if (place === 'assets' || place === 'islands') return file(request) ?? problem(request, 404, 'frame.not-found')
    if (place === 'favicon.ico') return new Response(null, { status: 404 })
    if (!readable(url.pathname)) return counted('no address'), request.method === 'GET' ? page(new Request(new URL(`/${preferred(request.headers.get('accept-language'))}/not-here`, url), { headers: request.headers })) : problem(request, 404, 'frame.not-found')
    if (await stored.away()) return (await lastPublished(url, request)) ?? away(request)
    const before = house.store.unreached(), missed = () => house.store.unreached() > before, gone = async () => (stored.doubt(), missed() || stored.away())
    // What breaks off on the way: was it our fault, or is the database gone, or so slow that nobody waits for it?
    const answer = await asked(request, url, place, missed).catch(async (wrong: unknown) => ((await gone()) ? null : Promise.reject(wrong)))
    return answer === null || (answer.status === 500 && (await gone())) ? ((await lastPublished(url, request)) ?? away(request)) : answer
  }

  async function asked(request: Request, url: URL, place: string | undefined, missed: () => boolean): Promise<Response> {
    if (place === 'api') return url.pathname.startsWith('/api/do/') ? changing(api(request, visit(request, house))) : api(request, visit(request, house))
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const form = await keyTaken(request)
      if (!form.readable) return counted('no form'), problem(request, 415, 'frame.invalid')
      const answer = await changing(page(form.request, form.repeat)).finally(form.letGo)
      return answer.status === 500 && (missed() || (await stored.away())) ? away(form.again?.() ?? request, form.key) : answer
    }
    const better = betterAddress(url, request.headers.get('accept-language'))
    if (better !== null) return new Response(null, { status: 302, headers: { location: better, vary: 'accept-language' } })
    if (sessionOf(request) !== null) return page(request)
    const drawn = await page(request)
    withGround(drawn.headers, groundOf(url.pathname), { known: false, changes: false })
    return stored.keep(url.pathname + url.search, request, drawn)
  }

  /** What everybody may read goes on while the database is away, for those who are signed in too. */
  async function lastPublished(url: URL, request: Request): Promise<Response | null> {
    return (request.method === 'GET' || request.method === 'HEAD') && url.search === '' ? stored.find(url.pathname, request) : null
  }

  /** The database is away: nothing is said to be saved, and what was typed goes back to who typed it. */
  async function away(request: Request, key?: string): Promise<Response> {
    const sends = request.method !== 'GET' && request.method !== 'HEAD'
    const sent = sends && !request.bodyUsed && wantsPage(request) ? await typedBefore(request) : null
    return notNow(request, 503, { code: sends ? 'web.not-saved' : 'web.away', seconds: 20, pass: null, sent: sent && key ? { ...sent, key } : sent })
  }

  async function page(request: Request, repeat?: Repeat): Promise<Response> {
    if (new URL(request.url).pathname.startsWith('/open/')) return open(request, visit(request, house))
    const context = new RouterContextProvider()
    context.set(visiting, visit(request, house, repeat))
    // Behind a proxy that speaks TLS the site's own address is the one that the browser sees: forms say where they come from.
    return pages(cameSecurely(request) ? new Request(request.url.replace(/^http:/, 'https:'), judged(request)) : judged(request), context)
  }

  /** Whatever is changed here is seen here at once: stored pages ask again how new they are. */
  function changing(answer: Promise<Response>): Promise<Response> {
    return answer.finally(stored.doubt)
  }

  /** A no for the moment: to a person as a page that gives back what they typed, to a program as a problem. */
  async function notNow(request: Request, status: 413 | 429 | 503, told: Omit<HeldBackPage, 'to'>): Promise<Response> {
    const later = { 'retry-after': String(told.seconds) }
    if (!wantsPage(request)) return problem(request, status, told.code, {}, { seconds: told.seconds }, status === 413 ? {} : later)
    const url = new URL(request.url)
    const [, first] = url.pathname.split('/')
    const language = spoken.find((one) => one === first) ?? preferred(request.headers.get('accept-language'))
    const context = new RouterContextProvider()
    // Who is signed in cannot be asked of a database that is away.
    context.set(visiting, visit(status === 503 ? new Request(url) : request, house))
    for (const mark of ['gate-pass', 'gate-work']) url.searchParams.delete(mark)
    context.set(heldBack, { ...told, to: url.pathname + url.search })
    const headers = new Headers(status === 503 ? {} : { cookie: request.headers.get('cookie') ?? '' })
    const drawn = await pages(new Request(new URL(`/${language}/held-back`, url), { headers }), context)
    for (const [name, value] of Object.entries(status === 413 ? {} : later)) drawn.headers.set(name, value)
    return new Response(drawn.body, { status, headers: drawn.headers })
  }
}

const wantsPage = (request: Request) => /\btext\/html\b/.test(request.headers.get('accept') ?? '') && !new URL(request.url).pathname.startsWith('/api/')
const pathOf = (request: Request) => (URL.canParse(request.url) ? new URL(request.url).pathname : '')

function secured(request: Request, response: Response): Response {
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  withGround(response.headers, groundOf(pathOf(request)), { known: sessionOf(request) !== null, changes })
  withSecurity(response.headers, cameSecurely(request))
  return response
}
