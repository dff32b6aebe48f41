import { stranger, type Actor } from '#access/actor.ts'
import { whoseSession } from '#domains/people/index.ts'
import { residentActor, whoseSession as whichResident } from '#domains/residents/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { cookieOf, forgottenCookie, keptCookie } from './cookies.ts'
import { groundOf } from './gate/addresses.ts'
import { cameSecurely } from './headers.ts'

/** By TLS the cookie's name itself says that no other host and no plain page has set it (RFC 6265bis, 4.1.3); at the machine itself there is no TLS. */
const nameOf = (request: Request) => (cameSecurely(request) ? '__Host-vatra-session' : 'vatra-session')
const siteOf = (request: Request) => (cameSecurely(request) ? 'Strict' : 'Lax')

/** Who stands behind a request: a stranger, or a person with their name, language and the session they showed. */
export type Visitor = { readonly actor: Actor; readonly name: string | null; readonly language: string | null; readonly session: string | null; /** Came by a link, and has to set up a proof before anything opens. */ readonly settingUp: boolean; /** By which the record tells sessions apart. */ readonly sessionId?: string | undefined; /** The session was shown by another browser than it began in. */ readonly strayed?: boolean | undefined; /** The day on which somebody came in by another browser, until that was seen here. */ readonly toldOf?: string | undefined }

const nobody: Visitor = { actor: stranger, name: null, language: null, session: null, settingUp: false }

/** The session a request shows, by cookie or as a program's bearer token. */
export const sessionOf = (request: Request): string | null =>
  cookieOf(request, nameOf(request)) ?? /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null

/** Finds out whose session was shown; one that has ended makes a stranger. */
export async function visitorOf(request: Request, asStranger: Outside): Promise<Visitor> {
  if (groundOf(new URL(request.url).pathname).residents) return residentOf(request, asStranger)
  const session = sessionOf(request)
  if (session === null) return nobody
  const found = await whoseSession(asStranger, { session })
  if (found.settingUp) return { ...nobody, session, settingUp: true }
  if (found.strayed) return { ...nobody, strayed: true }
  return found.actor === null ? nobody : { actor: found.actor, name: found.name, language: found.language, session, settingUp: false, sessionId: found.sessionId, toldOf: found.toldOf }
}

/** At a resident's own addresses nobody is of the house, and elsewhere nobody is a resident: an answer, a page that is read, cannot be led back to who is known here. */
async function residentOf(request: Request, asStranger: Outside): Promise<Visitor> {
  const session = cookieOf(request, residentName(request))
  const { person, proved } = session === null ? { person: null, proved: false } : await whichResident(asStranger, { session })
  return person === null ? nobody : { ...nobody, actor: residentActor(person, proved), session }
}

const residentName = (request: Request) => (cameSecurely(request) ? '__Host-vatra-mine' : 'vatra-mine')
const askedName = (request: Request) => (cameSecurely(request) ? '__Host-vatra-asked' : 'vatra-asked')

/** The header that begins a resident's session: until the browser is closed or, on a device of their own, for so many days. */
export const residentBegins = (request: Request, session: string, days: number | null) =>
  `${keptCookie(residentName(request), session, 'Lax', cameSecurely(request))}${days === null ? '' : `; Max-Age=${days * 86_400}`}`
export const residentEnds = (request: Request) => forgottenCookie(residentName(request), 'Lax', cameSecurely(request))
/** What a browser that asked for a message shows again when it is opened. */
export const askedBy = (request: Request): string | null => cookieOf(request, askedName(request))
export const asksBy = (request: Request, secret: string) => keptCookie(askedName(request), secret, 'Lax', cameSecurely(request))

/** The header that begins a session in this browser, or gives the one that is there its new token. */
export const sessionBegins = (request: Request, session: string) => keptCookie(nameOf(request), session, siteOf(request), cameSecurely(request))

/** Both headers for whoever comes in: the session's, and what this browser is known again by for thirteen months. That one is sent on a way that another site began, too, for somebody comes back from a provider; it opens nothing. */
export const comesIn = (request: Request, session: string, browser: string): [string, string][] =>
  [sessionBegins(request, session), keptCookie(browserName(request), browser, 'Lax', cameSecurely(request), '/', 395)].map((cookie) => ['set-cookie', cookie])

/** What a browser shows that it is known by. */
export function browserOf(request: Request): string | null {
  const shown = cookieOf(request, browserName(request)) ?? ''
  return /^[\w-]{43}$/.test(shown) ? shown : null
}
const browserName = (request: Request) => (cameSecurely(request) ? '__Host-vatra-browser' : 'vatra-browser')

/** The header that ends it. */
export const sessionEnds = (request: Request) => forgottenCookie(nameOf(request), siteOf(request), cameSecurely(request))

/** The address of the site as the browser sees it. */
export const originOf = (request: Request): string => new URL(request.url).origin.replace(/^http:/, cameSecurely(request) ? 'https:' : 'http:')
