import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, buildEndSessionUrl, calculatePKCECodeChallenge, ClientSecretBasic, clockSkew, clockTolerance, Configuration, customFetch, discovery, enableNonRepudiationChecks,
  genericGrantRequest, type ServerMetadata,
} from 'openid-client'
import { machineClock } from '../clock.ts'
import { fetchedOutside } from './fetched-outside.ts'
import { logoutTold, type LogoutWrong, type SignedOutThere } from './logout-token.ts'
import { openIdKeys } from './open-id-keys.ts'

/** A provider that speaks OpenID Connect, and what we are to it. */
export type OpenIdProvider = { readonly issuer: string; readonly client: string; readonly secret: string }
/** What is made for one sign-in and must come back unchanged. */
export type Marks = { readonly state: string; readonly nonce: string; readonly verifier: string }
export type Claims = Readonly<Record<string, unknown>>

/** What a provider says of itself is asked again after ten minutes. */
const knownFor = 600_000
/** Clocks of two houses differ by so many seconds. */
const patience = 60
const mostKnown = 50
const known = new Map<string, { readonly at: number; readonly told: ServerMetadata }>()

/** What the provider says of itself (OpenID Connect Discovery 1.0), asked at most every ten minutes. */
export async function openIdServer({ issuer, client, secret }: OpenIdProvider, { anew = false } = {}): Promise<ServerMetadata> {
  const at = machineClock().getTime(), there = known.get(issuer)
  if (there && !anew && at - there.at < knownFor) return there.told
  const found = await discovery(new URL(issuer), client, undefined, ClientSecretBasic(secret), { [customFetch]: fetchedOutside, execute: insecurely(issuer), timeout: 10 })
  const told = JSON.parse(JSON.stringify(found.serverMetadata())) as ServerMetadata
  if (known.size >= mostKnown) known.clear()
  known.set(issuer, { at, told })
  return told
}

/** Where a browser is sent to sign in: authorization code with PKCE, state and nonce. `fresh` asks for the proof even of who is signed in there. */
export async function openIdAddress(provider: OpenIdProvider, { state, nonce, verifier }: Marks, { back, level, fresh, language }: { readonly back: string; readonly level: string; readonly fresh: boolean; readonly language: string }): Promise<string> {
  return buildAuthorizationUrl(await asked(provider, machineClock()), {
    redirect_uri: back, scope: 'openid', response_type: 'code', state, nonce, code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    acr_values: level, ui_locales: language, ...(fresh && { prompt: 'login', max_age: '0' }),
  }).href
}

/** Who signed in there: the identity token and its claims; its signature, issuer, audience, times and nonce, and the answer's state were looked at. `now` is the house's clock. */
export async function openIdClaims(provider: OpenIdProvider, { state, nonce, verifier }: Marks, came: URL, now: Date): Promise<{ readonly claims: Claims; readonly token: string }> {
  const tokens = await authorizationCodeGrant(await asked(provider, now), came, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
  return { claims: tokens.claims() ?? {}, token: tokens.id_token ?? '' }
}

/** Where a browser goes to sign out there too (OpenID Connect RP-Initiated Logout 1.0), or null when the provider says nothing of it. An address and no form: with a form from here a provider's own cookie (SameSite=Lax) would stay behind, and nobody be signed out. */
export async function openIdWayOut(provider: OpenIdProvider, { token, back, language }: { readonly token: string; readonly back: string; readonly language: string }): Promise<string | null> {
  const server = await asked(provider, machineClock())
  const told = server.serverMetadata().end_session_endpoint
  // Whoever is asked by HTTPS must not send anybody's token elsewhere without it.
  if (told === undefined || new URL(told).protocol !== new URL(provider.issuer).protocol) return null
  return buildEndSessionUrl(server, { id_token_hint: token, post_logout_redirect_uri: back, ui_locales: language }).href
}

/** Who signed out there, as the provider's own server says it. Throws when its keys cannot be asked for. */
export async function openIdSignedOut(provider: OpenIdProvider, token: string, now: Date): Promise<SignedOutThere | { readonly wrong: LogoutWrong }> {
  return logoutTold(token, { issuer: provider.issuer, audience: provider.client, now }, async (kid) => openIdKeys((await openIdServer(provider)).jwks_uri ?? '', kid))
}

/** What the provider answers to a code that nobody was given: `invalid_client` says that it does not know us, `invalid_grant` that it does. */
export async function openIdKnowsUs(provider: OpenIdProvider, back: string): Promise<string> {
  const told = await genericGrantRequest(await asked(provider, machineClock()), 'authorization_code', { code: 'nobody-was-given-this', redirect_uri: back, code_verifier: 'x'.repeat(43) }).catch((no: { error?: string; code?: string }) => no)
  return ('error' in told && typeof told.error === 'string' ? told.error : null) ?? ('code' in told && typeof told.code === 'string' ? told.code : 'no-error')
}

/** The provider for one call: the library is told by how much the house's clock differs from the machine's, and looks at signatures although the token came by TLS. */
async function asked(provider: OpenIdProvider, now: Date): Promise<Configuration> {
  const skew = Math.round((now.getTime() - machineClock().getTime()) / 1000)
  const server = new Configuration(await openIdServer(provider), provider.client, { [clockTolerance]: patience, [clockSkew]: skew }, ClientSecretBasic(provider.secret))
  server[customFetch] = fetchedOutside
  for (const set of [enableNonRepudiationChecks, ...insecurely(provider.issuer)]) set(server)
  return server
}

/** Only a host that the configuration names is ever called without TLS; see `askedOutside`. */
const insecurely = (issuer: string) => (issuer.startsWith('http:') ? [allowInsecureRequests] : [])
