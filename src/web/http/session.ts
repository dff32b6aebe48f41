import { stranger, type Actor } from '#access/actor.ts'
import { whoseSession } from '#domains/people/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { cookieOf, forgottenCookie, keptCookie } from './cookies.ts'
import { cameSecurely } from './headers.ts'

/** By TLS the cookie's name itself says that no other host and no plain page has set it (RFC 6265bis, 4.1.3); at the machine itself there is no TLS. */
const nameOf = (request: Request) => (cameSecurely(request) ? '__Host-vatra-session' : 'vatra-session')
const siteOf = (request: Request) => (cameSecurely(request) ? 'Strict' : 'Lax')

/** Who stands behind a request: a stranger, or a person with their name, language and the session they showed. */
export type Visitor = { readonly actor: Actor; readonly name: string | null; readonly language: string | null; readonly session: string | null; /** Came by a link, and has to set up a proof before anything opens. */ readonly settingUp: boolean }

const nobody: Visitor = { actor: stranger, name: null, language: null, session: null, settingUp: false }

/** The session a request shows, by cookie or as a program's bearer token. */
export const sessionOf = (request: Request): string | null =>
  cookieOf(request, nameOf(request)) ?? /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null

/** Finds out whose session was shown; one that has ended makes a stranger. */
export async function visitorOf(request: Request, asStranger: Outside): Promise<Visitor> {
  const session = sessionOf(request)
  if (session === null) return nobody
  const found = await whoseSession(asStranger, { session })
  if (found.settingUp) return { ...nobody, session, settingUp: true }
  return found.actor === null ? nobody : { actor: found.actor, name: found.name, language: found.language, session, settingUp: false }
}

/** The header that begins a session in this browser, or gives the one that is there its new token. */
export const sessionBegins = (request: Request, session: string) => keptCookie(nameOf(request), session, siteOf(request), cameSecurely(request))

/** The header that ends it. */
export const sessionEnds = (request: Request) => forgottenCookie(nameOf(request), siteOf(request), cameSecurely(request))

/** The address of the site as the browser sees it. */
export const originOf = (request: Request): string => new URL(request.url).origin.replace(/^http:/, cameSecurely(request) ? 'https:' : 'http:')
