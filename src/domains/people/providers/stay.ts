import { keyedHash, keyedHashes } from '#platform/secrets/keyed-hash.ts'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'

/** Somebody's stay at a provider: whose it is there, which one, and the words by which it is ended from here (an identity token; for SAML the kind of name). */
export type Stay = { readonly provider: string; readonly subject: string; readonly session: string | null; readonly words: string }
/** The same as a session keeps it. */
export type KeptStay = { readonly provider_id: string | null; readonly provider_session: string | null; readonly provider_subject: string | null; readonly provider_words: string | null }

const purpose = 'sign-in providers'
const place = (session: string) => `people.sessions|${session}|provider_words`

/** By what the sessions of a stay are found when the provider says that it is over: keyed hashes, so that a copy of the tables tells nothing. */
export const hashOfStay = (what: 'session' | 'subject', provider: string, said: string): string => keyedHash('national identifiers', `${what} of a stay|${provider}|${said}`)
/** The same under every key that is still here. */
export const hashesOfStay = (what: 'session' | 'subject', provider: string, said: string): readonly string[] => keyedHashes('national identifiers', `${what} of a stay|${provider}|${said}`)

/** What a session keeps of the stay that it belongs to; it goes with the session. */
export const columnsOfStay = (session: string, stay: Stay): KeptStay => ({
  provider_id: stay.provider, provider_session: stay.session === null ? null : hashOfStay('session', stay.provider, stay.session), provider_subject: hashOfStay('subject', stay.provider, stay.subject),
  provider_words: sealed(purpose, place(session), JSON.stringify(stay)),
})

/** The stay again, for the session it was kept in; null when there is none. */
export function openedStay(session: string, { provider_words: kept }: KeptStay): Stay | null {
  const text = kept === null ? null : unsealed(purpose, place(session), kept)
  return text === null ? null : JSON.parse(text) as Stay
}

/** The stay as a browser that was just signed out here carries it to the next page, for ten minutes. */
export const carriedStay = (stay: Stay, now: Date): string => sealed(purpose, 'way out', JSON.stringify({ stay, at: now.toISOString() }))
export function openedCarried(carried: string, now: Date): Stay | null {
  const text = unsealed(purpose, 'way out', carried)
  if (text === null) return null
  const { stay, at } = JSON.parse(text) as { readonly stay: Stay; readonly at: string }
  return Math.abs(now.getTime() - Date.parse(at)) <= 600_000 ? stay : null
}
