import { redirect } from 'react-router'
import { answerOut, endByProvider } from '#domains/people/index.ts'
import { languages, type Language } from '#domains/territory/words.ts'
import { attempt, typedIn } from '#web/http/ctx.ts'
import type { Route } from './+types/out'

type Arrival = Route.LoaderArgs | Route.ActionArgs
/** We name the language when we send somebody there, and it comes back with them. */
const languageOf = (relay: string | null | undefined) => (languages.includes(relay as Language) ? relay as Language : 'en')
const shown = (relay: string | null | undefined, how: 'not' | 'unbelieved') => redirect(`/${languageOf(relay)}/sign-out?there=${how}`, 303)

/** Where a provider says that somebody signed out there, and answers whoever signed out here first. Its signed word decides; no cookie is looked at. */
export async function loader(arrival: Route.LoaderArgs) {
  const { search, searchParams } = new URL(arrival.request.url), query = search.slice(1)
  const relay = searchParams.get('RelayState')
  if (searchParams.has('SAMLResponse')) return answered(arrival, { query }, relay)
  if (searchParams.has('SAMLRequest')) return asked(arrival, { query }, relay)
  throw new Response(null, { status: 404 })
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string | undefined> | null ?? {}
  if (typed.SAMLResponse !== undefined) return answered(arrival, { posted: typed.SAMLResponse }, typed.RelayState)
  if (typed.SAMLRequest !== undefined) return asked(arrival, { posted: typed.SAMLRequest }, typed.RelayState)
  // From the machine of a provider of OpenID Connect: it hears whether it was heard, and nothing else (Back-Channel Logout 1.0, 2.8).
  if (arrival.request.headers.has('sec-fetch-site')) return new Response(null, { status: 403 })
  const told = await attempt(arrival, endByProvider, { provider: arrival.params.provider, token: typed.logout_token ?? '' }, {})
  return told.ok ? new Response(null, { status: 200 }) : Response.json({ error: 'invalid_request', error_description: told.refused.code }, { status: told.status === 409 ? 503 : 400 })
}

async function asked(arrival: Arrival, brought: { readonly posted: string } | { readonly query: string }, relay: string | null | undefined) {
  const told = await attempt(arrival, endByProvider, { provider: arrival.params.provider, ...brought, ...(relay && { relay }) }, {})
  return told.ok ? redirect(told.answer.address ?? '/en', 303) : shown(relay, 'unbelieved')
}

async function answered(arrival: Arrival, brought: { readonly posted: string } | { readonly query: string }, relay: string | null | undefined) {
  const told = await attempt(arrival, answerOut, { provider: arrival.params.provider, ...brought }, {})
  return told.ok && told.answer.done ? redirect(`/${languageOf(relay)}`, 303) : shown(relay, told.ok ? 'not' : 'unbelieved')
}
