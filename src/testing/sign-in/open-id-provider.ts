import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What somebody shows at the provider's door: who they are there, how sure it is, and when they proved it (seconds; now when left out). */
export type Shown = { readonly sub: string; readonly acr?: string; readonly amr?: readonly string[]; readonly ts?: number; readonly given?: string; readonly family?: string; readonly refuse?: true }

/** A real provider of OpenID Connect on this machine, whose claims are those of Estonia's TARA. Its door lets in whoever `who` says. */
export async function openIdProvider(site: string, { client = 'vatra', secret = 'secret: 100 % & more', who, tells }: { readonly client?: string; readonly secret?: string; readonly who: () => Shown; /** Where it says that somebody signed out, as its list has it. */ readonly tells?: string }) {
  const server = createServer(), told: { readonly to: string; readonly token: string }[] = []
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: ['en', 'ro'].map((language) => `${site}/${language}/sign-in/back`), response_types: ['code'], grant_types: ['authorization_code'], token_endpoint_auth_method: 'client_secret_basic',
      post_logout_redirect_uris: ['en', 'ro'].map((language) => `${site}/${language}/sign-out`), ...(tells && { backchannel_logout_uri: tells, backchannel_logout_session_required: true }) }],
    cookies: { keys: [randomBytes(16).toString('hex')] }, conformIdTokenClaims: false, acrValues: ['low', 'substantial', 'high'], pkce: { required: () => true },
    claims: { openid: ['sub', 'profile_attributes', 'amr'], acr: null, auth_time: null, iss: null, sid: null },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true }, backchannelLogout: { enabled: tells !== undefined } },
    // What it says from its own machine goes to nobody but whom a test lets it through to.
    fetch: async (address: URL | string, { body }: { readonly body: URLSearchParams }) => { told.push({ to: String(address), token: body.get('logout_token')! }); return new Response(null, { status: 200 }) }, ttl: { AuthorizationCode: 30, Session: 3600, Interaction: 600, Grant: 3600, IdToken: 40, AccessToken: 40 },
    interactions: { url: (_ctx, { uid }) => `/door/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, amr: who().amr, profile_attributes: { date_of_birth: '1980-01-08', given_name: who().given ?? 'Celine', family_name: who().family ?? 'OZOLA' } }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client!.clientId, accountId: ctx.oidc.session!.accountId! })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url!.startsWith('/door/')) return void answer(request, response)
    const { sub, acr, amr, ts, refuse } = who()
    void provider.interactionFinished(request, response, refuse ? { error: 'access_denied' } : { login: { accountId: sub, ...(acr && { acr }), ...(amr && { amr: [...amr] }), ...(ts && { ts }) } }, { mergeWithLastSubmission: false })
  })
  const cookies = new Map<string, string>()
  const along = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
  /** What a browser does with an address of this provider: signs in, and is led back; where to, is answered. */
  async function signedIn(address: string): Promise<string> {
    for (let at = address, hops = 0; hops < 8; hops++) {
      if (at.startsWith(site)) return at
      const told = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
      for (const set of told.headers.getSetCookie()) cookies.set(set.slice(0, set.indexOf('=')), set.slice(set.indexOf('=') + 1).split(';')[0]!)
      const to = told.headers.get('location')
      if (to === null) throw new Error(`the provider says ${told.status}: ${(await told.text()).replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 300)}`)
      at = new URL(to, at).href
    }
    throw new Error('the provider leads in circles')
  }
  /** What a browser does with an address that signs out: the question on the page is answered with yes, and the browser led back; where to, is answered. */
  async function signedOut(address: string): Promise<string> {
    let told = await fetch(address, { redirect: 'manual', headers: along() })
    for (let hops = 0; hops < 5; hops++) {
      for (const set of told.headers.getSetCookie()) cookies.set(set.slice(0, set.indexOf('=')), set.slice(set.indexOf('=') + 1).split(';')[0]!)
      const to = told.headers.get('location')
      if (to !== null) return new URL(to, issuer).href
      const page = await told.text(), action = /action="([^"]+)"/.exec(page)?.[1], xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1]
      if (!action || !xsrf) throw new Error(`the provider says at ${told.url} ${told.status}: ${page.replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 300)}`)
      told = await fetch(action, { method: 'POST', redirect: 'manual', headers: along(), body: new URLSearchParams({ xsrf, logout: 'yes' }) })
    }
    throw new Error('the provider asks again and again')
  }
  return { issuer, client, secret, told, signedOut, signedIn, forgets: () => cookies.clear(), stop: () => new Promise<void>((done) => { server.close(() => done()); server.closeAllConnections() }) }
}
