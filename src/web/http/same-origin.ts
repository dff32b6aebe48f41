const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** May this request change something? Only from our own pages, or from a program that is no browser. */
export function mayChange(request: Request): boolean {
  if (safe.has(request.method)) return true
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  return origin === null || hostOf(origin) === (request.headers.get('host') ?? new URL(request.url).host)
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : null)
