const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * The one address that another site's page posts to: a provider of SAML lets the browser bring its signed answer there (HTTP-POST binding). No cookie is
 * looked at and nobody is let in there; what was looked at goes on to a page that wants this browser's own errand.
 */
export const postedFromElsewhere = '/en/sign-in/saml'

/** The same where a provider says that somebody signed out there: by the browser (SAML), or from its own machine. The signed word decides, and no cookie is looked at. */
const toldOut = /^\/en\/sign-in\/out\/[0-9a-f-]{36}$/

/** May this request change something? Only from our own pages, or from a program that is no browser. */
export function mayChange(request: Request): boolean {
  if (safe.has(request.method)) return true
  if (request.method === 'POST' && fromElsewhere(new URL(request.url).pathname) && /^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) return true
  const site = siteOf(request)
  return site === null || site === 'same-origin' || site === 'none'
}

/** Where a browser says that it was sent from; an old one says it by its origin alone. Null for a program that is no browser. */
export function siteOf({ headers, url }: Request): string | null {
  const site = headers.get('sec-fetch-site'), origin = headers.get('origin')
  if (site !== null || origin === null) return site
  return hostOf(origin) === (headers.get('host') ?? new URL(url).host) ? 'same-origin' : 'cross-site'
}

const fromElsewhere = (path: string) => path === postedFromElsewhere || toldOut.test(path)

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : null)
