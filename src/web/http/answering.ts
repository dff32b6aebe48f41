import { Hono } from 'hono'
import { RouterContextProvider } from 'react-router'
import { open } from '#web/open/open.ts'
import { api, problem } from './api/api.ts'
import { file } from './bytes/files.ts'
import { storedPages } from './bytes/stored-pages.ts'
import { groundOf } from './gate/addresses.ts'
import { bounded, methods, tooHeavy } from './gate/body.ts'
import { spendingOf } from './gate/budgets.ts'
import { gate, rateAt } from './gate/gate.ts'
import { heldBack, typedBefore, type HeldBackPage } from './gate/held-back.ts'
import type { Connection } from './gate/who-asks.ts'
import { cameSecurely, withGround, withSecurity } from './headers.ts'
import { betterAddress, preferred } from './language.ts'
import { mayChange } from './same-origin.ts'
import { sessionOf } from './session.ts'
import { visit, visiting, type House } from './visit.ts'

/** What turns a request into a page: React Router's handler over the built site. */
export type Pages = (request: Request, context: RouterContextProvider) => Promise<Response>

/** The whole of the web in one place: the lock against other sites first, then everybody's share, then files, protocols, stored pages, pages; security headers on every answer. */
export function answering(house: House & { /** What only runs forwards, in milliseconds. */ readonly ticks: () => number }, pages: Pages): Hono {
  const stored = storedPages(house.store.public, house.clock)
  const admit = gate(house.ticks)
  const app = new Hono()
  app.all('*', async ({ req: { raw, path }, env }) => (await known(raw, path)) ?? secured(raw, await inTurn(raw, env as Connection)))
  app.onError((wrong, { req: { raw } }) => {
    house.wrong(wrong, pathOf(raw))
    return secured(raw, problem(raw, 500, 'web.our-fault'))
  })
  return app

  /** The public's page, before anything else is looked at: for strangers, without a question in the address. */
  async function known(request: Request, path: string): Promise<Response | null> {
    const reads = request.method === 'GET' || request.method === 'HEAD'
    return reads && !request.url.includes('?') && sessionOf(request) === null ? stored.find(path, request) : null
  }

  async function inTurn(sent: Request, connection: Connection): Promise<Response> {
    if (!methods.has(sent.method)) return problem(sent, 405, 'web.not-this-way', {}, {}, { allow: [...methods].join(', ') })
    if (!mayChange(sent)) return problem(sent, 403, 'web.from-another-site')
    const most = spendingOf(rateAt(sent)).body
    if (tooHeavy(sent, most)) return notNow(sent, 413, { code: 'web.too-heavy', seconds: 0, pass: null, sent: null })
    const person = visit(sent, house)
    const admitted = await admit(bounded(sent, most), connection, async () => (await person.visitor()).session)
    if ('wait' in admitted) {
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
    if (place === 'api') return url.pathname.startsWith('/api/do/') ? changing(api(request, visit(request, house))) : api(request, visit(request, house))
    if (request.method !== 'GET' && request.method !== 'HEAD') return changing(page(request))
    const better = betterAddress(url, request.headers.get('accept-language'))
    if (better !== null) return new Response(null, { status: 302, headers: { location: better, vary: 'accept-language' } })
    if (sessionOf(request) !== null) return page(request)
    const drawn = await page(request)
    withGround(drawn.headers, groundOf(url.pathname), { known: false, changes: false })
    return stored.keep(url.pathname + url.search, request, drawn)
  }

  async function page(request: Request): Promise<Response> {
    if (new URL(request.url).pathname.startsWith('/open/')) return open(request, visit(request, house))
    const context = new RouterContextProvider()
    context.set(visiting, visit(request, house))
    // Behind a proxy that speaks TLS the site's own address is the one that the browser sees: forms say where they come from.
    return pages(cameSecurely(request) ? new Request(request.url.replace(/^http:/, 'https:'), request) : request, context)
  }

  /** Whatever is changed here is seen here at once: stored pages ask again how new they are. */
  function changing(answer: Promise<Response>): Promise<Response> {
    return answer.finally(stored.doubt)
  }

  /** A no for the moment: to a person as a page that gives back what they typed, to a program as a problem. */
  async function notNow(request: Request, status: 413 | 429, told: Omit<HeldBackPage, 'to'>): Promise<Response> {
    const later = { 'retry-after': String(told.seconds) }
    if (!wantsPage(request)) return problem(request, status, told.code, {}, { seconds: told.seconds }, status === 429 ? later : {})
    const url = new URL(request.url)
    const [, first] = url.pathname.split('/')
    const language = first === 'ro' || first === 'en' ? first : preferred(request.headers.get('accept-language'))
    const context = new RouterContextProvider()
    context.set(visiting, visit(request, house))
    for (const mark of ['gate-pass', 'gate-work']) url.searchParams.delete(mark)
    context.set(heldBack, { ...told, to: url.pathname + url.search })
    const headers = new Headers({ cookie: request.headers.get('cookie') ?? '' })
    const drawn = await pages(new Request(new URL(`/${language}/held-back`, url), { headers }), context)
    for (const [name, value] of Object.entries(status === 429 ? later : {})) drawn.headers.set(name, value)
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
