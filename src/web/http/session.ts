import { stranger, type Actor } from '#access/actor.ts'
import { whoseSession } from '#domains/people/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { cookieOf, forgottenCookie, keptCookie } from './cookies.ts'
import { cameSecurely } from './headers.ts'

const name = 'vatra-session'

/** Who stands behind a request: a stranger, or a person with their name, language and the session they showed. */
export type Visitor = { readonly actor: Actor; readonly name: string | null; readonly language: string | null; readonly session: string | null }

const nobody: Visitor = { actor: stranger, name: null, language: null, session: null }

/** The session a request shows, by cookie or as a program's bearer token. */
export const sessionOf = (request: Request): string | null =>
  cookieOf(request, name) ?? /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null

/** Finds out whose session was shown; one that has ended makes a stranger. */
export async function visitorOf(request: Request, asStranger: Outside): Promise<Visitor> {
  const session = sessionOf(request)
  if (session === null) return nobody
  const found = await whoseSession(asStranger, { session })
  return found.actor === null ? nobody : { actor: found.actor, name: found.name, language: found.language, session }
}

/** The header that begins a session in this browser. */
export const sessionBegins = (request: Request, session: string) => keptCookie(name, session, 'Lax', cameSecurely(request))

/** The header that ends it. */
export const sessionEnds = () => forgottenCookie(name, 'Lax')
