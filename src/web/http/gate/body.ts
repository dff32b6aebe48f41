import { siteOf } from '../same-origin.ts'

/** The methods that anything here understands. */
export const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Does the request say itself that it brings more than is read? */
export const tooHeavy = (request: Request, most: number): boolean => Number(request.headers.get('content-length') ?? 0) > most

/** A body that does not say how long it is ends where it becomes too long, and then is no form and no JSON. */
export function bounded(request: Request, most: number): Request {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.has('content-length') || !request.headers.has('transfer-encoding') || request.body === null) return request
  let read = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, stream) {
      read += chunk.length
      if (read > most) stream.error(new Error('more than is read'))
      else stream.enqueue(chunk)
    },
  })
  return new Request(request, { body: request.body.pipeThrough(counting), duplex: 'half' } as RequestInit)
}

/** Where it comes from was looked at already; what draws pages looks again, and would call a disagreement our fault. */
export function judged(request: Request): Request {
  if (request.method === 'GET' || request.method === 'HEAD') return request
  const headers = new Headers(request.headers), site = siteOf(request)
  for (const name of ['origin', 'x-forwarded-host']) headers.delete(name)
  if (site !== null) headers.set('sec-fetch-site', site)
  return new Request(request, { headers })
}
