import type { Insertable } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '#frame/refusal.ts'
import { usualClaims } from '../../rules/claimed.ts'
import type { PeopleTables } from '../../tables.ts'
import type { ProviderAsked } from '../../words.ts'
import { ownPair } from '../own-pair.ts'
import { certificatesIn, sealedSecretOf } from '../provider.ts'
import { readableCertificate } from '../readable-certificate.ts'

type Asked = z.output<typeof ProviderAsked>
/** What is ours of a provider that is described otherwise; null of a new one. */
export type There = { readonly id: string; readonly kind: 'openid' | 'saml'; readonly secret: string; readonly own_certificate: string | null; readonly decryption_secret: string | null; readonly decryption_certificate: string | null } | null
/** A provider as it was described, with what is ours sealed for its row. */
export type DescribedRow = Omit<Insertable<PeopleTables['people.providers']>, 'directorate_id' | 'id' | 'changed_at' | 'agreed_in' | 'agreed_by' | 'founded_step' | 'digest'>

/** What was said of a provider, looked at. What is not typed again (a secret, a key) stays as it was. */
export function describedRow(now: Date, id: string, asked: Asked, there: There): DescribedRow {
  const kind = there?.kind ?? asked.kind
  const ours = kind === 'openid' ? secretTyped(id, asked, there) : keyTyped(now, id, asked, there)
  return {
    kind, names: JSON.stringify(asked.names), open: asked.open, site: asked.site, issuer: asked.issuer, client: asked.client, ...ours,
    ...(kind === 'saml' ? { ...theirs(asked), ...opener(now, id, asked, there) } : { address: null, certificates: null, logout_address: null, decryption_secret: null, decryption_certificate: null }),
    assertions: asked.assertions, claims: JSON.stringify({ ...usualClaims[kind], ...Object.fromEntries(Object.entries(asked.claims).filter(([, path]) => path !== '')) }), least: asked.least, asks_every_time: asked.asksEveryTime,
  }
}

function secretTyped(id: string, { secret }: Asked, there: There) {
  if (secret === undefined && !there) throw new Refusal('invalid', 'people.provider-secret', { secret: 'people.provider-secret' })
  return { secret: secret === undefined ? there!.secret : sealedSecretOf(id, secret), own_certificate: null }
}

function keyTyped(now: Date, id: string, { key, certificate, client }: Asked, there: There) {
  if (key === undefined && there) return { secret: there.secret, own_certificate: there.own_certificate }
  const pair = ownPair(key, certificate, client, now)
  if (!pair) throw new Refusal('invalid', 'people.key-does-not-fit', { key: 'people.key-does-not-fit' })
  return { secret: sealedSecretOf(id, pair.key), own_certificate: pair.certificate }
}

/** The pair of keys that a provider encrypts for us with: made once, and apart from the one that signs. */
function opener(now: Date, id: string, { client }: Asked, there: There) {
  if (there?.decryption_secret) return { decryption_secret: there.decryption_secret, decryption_certificate: there.decryption_certificate }
  const pair = ownPair(undefined, undefined, client, now)!
  return { decryption_secret: sealedSecretOf(id, pair.key, 'decryption_secret'), decryption_certificate: pair.certificate }
}

/** What a provider of SAML signs with and where it takes questions. */
function theirs({ address, certificates = '', logoutAddress }: Asked) {
  if (address === undefined) throw new Refusal('invalid', 'people.provider-address', { address: 'people.provider-address' })
  const known = certificatesIn(certificates)
  if (known.length === 0 || !known.every(readableCertificate)) throw new Refusal('invalid', 'people.provider-certificate', { certificates: 'people.provider-certificate' })
  return { address, logout_address: logoutAddress ?? null, certificates: `${known.join('\n')}\n` }
}
