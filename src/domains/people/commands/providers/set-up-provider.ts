import { v7 } from 'uuid'
import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { ownPair } from '../../providers/own-pair.ts'
import { certificatesIn, sealedSecretOf } from '../../providers/provider.ts'
import { readableCertificate } from '../../providers/readable-certificate.ts'
import { usualClaims } from '../../rules/claimed.ts'
import { tables } from '../../tables.ts'
import { ProviderAsked } from '../../words.ts'

const Asked = ProviderAsked
type Place = { readonly directorate: string; readonly there: { readonly id: string; readonly kind: 'openid' | 'saml'; readonly secret: string; readonly own_certificate: string | null; readonly decryption_secret: string | null; readonly decryption_certificate: string | null } | null }

/** An administrator says by which provider people may come in, and what it must say. What is not typed again (a secret, a key) stays as it was. */
export const setUpProvider = command('people.set-up-provider', {
  input: Asked, answer: z.object({ provider: z.uuid() }), proof: 'fresh', find: findPlace, run: setUp,
  trace: ({ open, least }, { directorate }, { provider }) => ({ directorate, subject: { provider, open, least } }),
})

async function findPlace(ctx: Ctx, { directorate: asked, provider }: z.output<typeof Asked>): Promise<Place> {
  const directorate = await tenant(ctx, asked)
  if (provider === undefined) return { directorate, there: null }
  const there = await tables(ctx).selectFrom('people.providers').select(['id', 'kind', 'secret', 'own_certificate', 'decryption_secret', 'decryption_certificate']).where('directorate_id', '=', directorate).where('id', '=', provider).executeTakeFirst()
  if (!there) throw new Refusal('not-found', 'people.no-such-provider', { provider: 'people.no-such-provider' })
  return { directorate, there }
}

async function setUp(ctx: Ctx, asked: z.output<typeof Asked>, { directorate, there }: Place) {
  const id = there?.id ?? v7(), kind = there?.kind ?? asked.kind
  const ours = kind === 'openid' ? secretTyped(id, asked, there) : keyTyped(ctx, id, asked, there)
  const row = {
    kind, names: JSON.stringify(asked.names), open: asked.open, site: asked.site, issuer: asked.issuer, client: asked.client, ...ours, ...(kind === 'saml' ? { ...theirs(asked), ...opener(ctx, id, asked, there) } : { address: null, certificates: null, logout_address: null, decryption_secret: null, decryption_certificate: null }),
    assertions: asked.assertions,
    claims: JSON.stringify({ ...usualClaims[kind], ...Object.fromEntries(Object.entries(asked.claims).filter(([, path]) => path !== '')) }), least: asked.least, asks_every_time: asked.asksEveryTime, changed_at: ctx.now,
  }
  await tables(ctx).insertInto('people.providers').values({ directorate_id: directorate, id, ...row }).onConflict((known) => known.columns(['directorate_id', 'id']).doUpdateSet(row)).execute()
  const shown = { names: JSON.stringify(asked.names) }
  if (asked.open) await tables(ctx).insertInto('pub.providers').values({ directorate_id: directorate, id, ...shown }).onConflict((known) => known.columns(['directorate_id', 'id']).doUpdateSet(shown)).execute()
  else await tables(ctx).deleteFrom('pub.providers').where('directorate_id', '=', directorate).where('id', '=', id).execute()
  return { provider: id }
}

function secretTyped(id: string, { secret }: z.output<typeof Asked>, there: Place['there']) {
  if (secret === undefined && !there) throw new Refusal('invalid', 'people.provider-secret', { secret: 'people.provider-secret' })
  return { secret: secret === undefined ? there!.secret : sealedSecretOf(id, secret), own_certificate: null }
}

function keyTyped(ctx: Ctx, id: string, { key, certificate, client }: z.output<typeof Asked>, there: Place['there']) {
  if (key === undefined && there) return { secret: there.secret, own_certificate: there.own_certificate }
  const pair = ownPair(key, certificate, client, ctx.now)
  if (!pair) throw new Refusal('invalid', 'people.key-does-not-fit', { key: 'people.key-does-not-fit' })
  return { secret: sealedSecretOf(id, pair.key), own_certificate: pair.certificate }
}

/** The pair of keys that a provider encrypts for us with: made once, and apart from the one that signs. */
function opener(ctx: Ctx, id: string, { client }: z.output<typeof Asked>, there: Place['there']) {
  if (there?.decryption_secret) return { decryption_secret: there.decryption_secret, decryption_certificate: there.decryption_certificate }
  const pair = ownPair(undefined, undefined, client, ctx.now)!
  return { decryption_secret: sealedSecretOf(id, pair.key, 'decryption_secret'), decryption_certificate: pair.certificate }
}

/** What a provider of SAML signs with and where it takes questions. */
function theirs({ address, certificates = '', logoutAddress }: z.output<typeof Asked>) {
  if (address === undefined) throw new Refusal('invalid', 'people.provider-address', { address: 'people.provider-address' })
  const known = certificatesIn(certificates)
  if (known.length === 0 || !known.every(readableCertificate)) throw new Refusal('invalid', 'people.provider-certificate', { certificates: 'people.provider-certificate' })
  return { address, logout_address: logoutAddress ?? null, certificates: `${known.join('\n')}\n` }
}
