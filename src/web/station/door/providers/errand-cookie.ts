import { cookieOf, forgottenCookie, keptCookie } from '#web/http/cookies.ts'
import { cameSecurely } from '#web/http/headers.ts'

const nameOf = (request: Request) => (cameSecurely(request) ? '__Host-vatra-errand' : 'vatra-errand')
/** As long as an errand lives. */
const seconds = 600

/**
 * What a browser that was sent to a provider keeps until it is back. The session's own cookie is not sent when another site's page leads here
 * (SameSite=Strict), and must not be; this one is (Lax), for one thing only, and opens nothing without the provider's answer.
 */
export const errandBegins = (request: Request, errandFor: string, errand: string): string => `${keptCookie(nameOf(request), `${errandFor}.${errand}`, 'Lax', cameSecurely(request))}; Max-Age=${seconds}`
export const errandEnds = (request: Request): string => forgottenCookie(nameOf(request), 'Lax', cameSecurely(request))

/** The errand that this browser was sent on, and what for. */
export function errandOf(request: Request): { readonly errandFor: string; readonly errand: string } | null {
  const kept = cookieOf(request, nameOf(request)) ?? '', at = kept.indexOf('.')
  return at < 0 ? null : { errandFor: kept.slice(0, at), errand: kept.slice(at + 1) }
}
