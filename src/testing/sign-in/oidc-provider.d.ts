/** As much of the provider as the tests speak to: the package describes itself in a package of its own, which is not carried for this. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  type Context = { readonly oidc: { readonly client?: { readonly clientId: string }; readonly session?: { readonly accountId?: string }; readonly provider: { readonly Grant: new (of: object) => { addOIDCScope: (scope: string) => void; save: () => Promise<string> } } } }
  type Settings = Readonly<Record<string, unknown>> & {
    readonly interactions: { readonly url: (ctx: Context, interaction: { readonly uid: string }) => string }
    readonly findAccount: (ctx: Context, sub: string) => { readonly accountId: string; readonly claims: () => object }
    readonly loadExistingGrant: (ctx: Context) => Promise<unknown>
    readonly pkce: { readonly required: () => boolean }
  }
  export default class Provider {
    constructor(issuer: string, settings: Settings)
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    proxy: boolean
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object, options: object): Promise<void>
  }
}
