import { renderToReadableStream } from 'react-dom/server'
import { isRouteErrorResponse, ServerRouter, type EntryContext, type HandleErrorFunction } from 'react-router'
import { openLog } from '#platform/log.ts'
import { contentPolicyWith } from '#web/http/headers.ts'
import { withKeys } from '#web/http/once/form-key.ts'
import { filledIn } from '#web/http/wire/set-aside.ts'
import { drawnInTurns } from './drawn-in-turns.ts'
import { Nonce } from './ui/nonce.ts'
import type { Handle } from './root.tsx'

const log = openLog()

/** Draws a page. A still page is one string without script, its long lists drawn in turns; a live one may run the script that carries this answer's number. */
export default async function draw(request: Request, status: number, headers: Headers, page: EntryContext): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const routes = page.routeModules
  const alive = page.staticHandlerContext.matches.some(({ route }) => (routes[route.id]?.handle as Handle | undefined)?.alive)
  // What the page is drawn from was gathered in a turn of its own.
  await new Promise((next) => setImmediate(next))
  // What a script would go on from is not written down where none runs.
  const { serverHandoffStream: _, ...still } = page
  if (!alive) return new Response(filledIn(withKeys(await drawnInTurns(<ServerRouter context={still} url={request.url} />))), { status, headers })
  const nonce = crypto.randomUUID().replaceAll('-', '')
  headers.set('content-security-policy', contentPolicyWith(nonce))
  const stream = await renderToReadableStream(<Nonce value={nonce}><ServerRouter context={page} url={request.url} nonce={nonce} /></Nonce>, { nonce })
  await stream.allReady
  return new Response(stream, { status, headers })
}

/** A refusal is an answer; what else breaks is told to the operator. */
export const handleError: HandleErrorFunction = (wrong, { request }) => {
  if (isRouteErrorResponse(wrong) || request.signal.aborted) return
  log.error({ fault: wrong, path: new URL(request.url).pathname }, 'a page broke')
}
