import { Hono } from 'hono'
import { RouterContextProvider } from 'react-router'
import { open } from '#web/open/open.ts'
import { api, problem } from './api/api.ts'
import { file } from './bytes/files.ts'
import { cameSecurely, withSecurity } from './headers.ts'
import { betterAddress } from './language.ts'
import { mayChange } from './same-origin.ts'
import { sessionOf } from './session.ts'
import { storedPages } from './bytes/stored-pages.ts'
import { visit, visiting, type House } from './visit.ts'

/** What turns a request into a page: React Router's handler over the built site. */
export type Pages = (request: Request, context: RouterContextProvider) => Promise<Response>

/** The whole of the web in one place: the lock against other sites first, then files, protocols, stored pages, pages; security headers on every answer. */
export function answering(house: House, pages: Pages): Hono {
  const stored = storedPages(house.store.public, house.clock)
  const app = new Hono()
  app.all('*', async ({ req: { raw, path } }) => (await known(raw, path)) ?? secured(raw, await answered(raw)))
  app.onError((wrong, { req: { raw } }) => {
    house.wrong(wrong, new URL(raw.url).pathname)
    return secured(raw, problem(raw, 500, 'web.our-fault'))
  })
  return app

  /** The public's page, before anything else is looked at: for strangers, without a question in the address. */
  async function known(request: Request, path: string): Promise<Response | null> {
    const reads = request.method === 'GET' || request.method === 'HEAD'
    return reads && !request.url.includes('?') && sessionOf(request) === null ? stored.find(path, request) : null
  }

  async function answered(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const [, place] = url.pathname.split('/')
    if (!mayChange(request)) return problem(request, 403, 'web.from-another-site')
    if (place === 'assets' || place === 'islands') return file(request) ?? problem(request, 404, 'frame.not-found')
    if (place === 'favicon.ico') return new Response(null, { status: 404 })
    if (place === 'api') return url.pathname.startsWith('/api/do/') ? changing(api(request, visit(request, house))) : api(request, visit(request, house))
    if (request.method !== 'GET' && request.method !== 'HEAD') return changing(page(request))
    const better = betterAddress(url, request.headers.get('accept-language'))
    if (better !== null) return new Response(null, { status: 302, headers: { location: better, vary: 'accept-language' } })
    if (sessionOf(request) !== null) return page(request)
    return stored.keep(url.pathname + url.search, request, await page(request))
  }

  async function page(request: Request): Promise<Response> {
    if (new URL(request.url).pathname.startsWith('/open/')) return open(request, visit(request, house))
    const context = new RouterContextProvider()
    context.set(visiting, visit(request, house))
    return pages(request, context)
  }

  /** Whatever is changed here is seen here at once: stored pages ask again how new they are. */
  function changing(answer: Promise<Response>): Promise<Response> {
    return answer.finally(stored.doubt)
  }
}

function secured(request: Request, response: Response): Response {
  withSecurity(response.headers, cameSecurely(request))
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  return response
}
