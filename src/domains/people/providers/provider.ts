import { randomBytes } from 'node:crypto'
import { stranger } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing } from '#frame/within.ts'
import { keyedHashes } from '#platform/secrets/keyed-hash.ts'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import type { OpenIdProvider } from '#platform/sign-on/open-id.ts'
import type { SamlProvider } from '#platform/sign-on/saml.ts'
import { plainIdentifier, type Claims } from '../rules/claimed.ts'
import type { Level } from '../rules/level-of.ts'
import { tables } from '../tables.ts'

/** A provider as the door needs it: whose it is, what it must say, and how it is spoken to. */
export type Provider = { readonly directorate: string; readonly id: string; readonly open: boolean; readonly site: string; readonly claims: Claims; readonly least: Level; readonly asksEveryTime: boolean } & (
  | { readonly kind: 'openid'; readonly openId: OpenIdProvider }
  | { readonly kind: 'saml'; readonly saml: SamlProvider }
)

const purpose = 'sign-in providers'
type Column = 'secret' | 'decryption_secret'
const place = (provider: string, column: Column) => `people.providers|${provider}|${column}`
/** What is ours of a provider (a password there, or the key that signs our questions), sealed for its row. */
export const sealedSecretOf = (provider: string, text: string, column: Column = 'secret'): string => sealed(purpose, place(provider, column), text)
export function openedSecretOf(provider: string, kept: string, column: Column = 'secret'): string {
  const text = unsealed(purpose, place(provider, column), kept)
  if (text === null) throw new Error('the secret of people.providers does not open: the key of this installation is another one, or the row was changed')
  return text
}

/** By what an identity is found: a keyed hash of provider and national identifier, so that a copy of the tables tells neither; under every key that is still here, the newest last. */
export const identifierHashes = (provider: string, identifier: string): readonly string[] => keyedHashes('national identifiers', `${provider}|${plainIdentifier(identifier)}`)

/** Where browsers come back to. The second is the one address that another site may post to. */
export const backTo = (site: string, language: string): string => `${site}/${language}/sign-in/back`
export const postedTo = (site: string): string => `${site}/en/sign-in/saml`
/** Where a provider says that somebody signed out there, and where it leads a browser that signed out here first. */
export const toldOut = (site: string, provider: string): string => `${site}/en/sign-in/out/${provider}`
export const afterOut = (site: string, language: string): string => `${site}/${language}/sign-out`

export const mark = (): string => randomBytes(32).toString('base64url')

/** The open provider of this id, for whoever is at the door; from here on the directorate's own is seen, and nobody's in person. */
export async function providerOf(ctx: Ctx, id: string): Promise<Provider> {
  const known = await tables(ctx).selectFrom('pub.providers').select('directorate_id').where('id', '=', id).executeTakeFirst()
  const found = known && (await providerIn(ctx, known.directorate_id, id))
  if (!found?.open) throw new Refusal('not-found', 'people.no-such-provider', { provider: 'people.no-such-provider' })
  return found
}

/** The same in a known directorate, open or not: an administrator tries it before it is opened. */
export async function providerIn(ctx: Ctx, directorate: string, id: string): Promise<Provider | null> {
  await seeing({ ...ctx, actor: stranger }, { directorate, areas: [] })
  const row = await tables(ctx).selectFrom('people.providers').selectAll().where('directorate_id', '=', directorate).where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const shared = { directorate, id, open: row.open, site: row.site, claims: row.claims, least: row.least, asksEveryTime: row.asks_every_time }
  const secret = openedSecretOf(id, row.secret)
  if (row.kind === 'openid') return { ...shared, kind: 'openid', openId: { issuer: row.issuer, client: row.client, secret } }
  return { ...shared, kind: 'saml', saml: {
    issuer: row.issuer, address: row.address!, certificates: certificatesIn(row.certificates ?? ''), client: row.client, key: secret, certificate: row.own_certificate!, back: postedTo(row.site),
    logout: row.logout_address, out: toldOut(row.site, id), assertions: row.assertions, decryption: row.decryption_secret === null ? null : { key: openedSecretOf(id, row.decryption_secret, 'decryption_secret'), certificate: row.decryption_certificate! } } }
}

/** Certificates one after the other, as text. */
export const certificatesIn = (text: string): string[] => text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
