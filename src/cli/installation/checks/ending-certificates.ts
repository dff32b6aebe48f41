import { X509Certificate } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { outstanding } from '#platform/migrate.ts'
import type { Finding } from '../examine.ts'

/** So long before a certificate ends somebody has to ask for another: a provider takes days to change its list. */
const soonDays = 30

/** Do the certificates by which people sign in at a provider last? Those of a door that is open, the provider's and ours. */
export async function endingCertificates(owner: Db, now: Date): Promise<Finding> {
  if ((await outstanding(owner)).length > 0) return { check: 'certificates', ok: false, says: 'They are looked at when all migrations are applied. Run vatra migrate.' }
  const { rows } = await sql<{ name: string; theirs: string | null; ours: string | null; opening: string | null }>`
    select coalesce(names ->> 'en', issuer) as name, certificates as theirs, own_certificate as ours, decryption_certificate as opening from people.providers where open and kind = 'saml' order by 1`.execute(owner)
  const all = rows.flatMap(({ name, theirs, ours, opening }) => [...inside(theirs).map((one) => ({ whose: `of ${name}`, one })), ...[...inside(ours), ...inside(opening)].map((one) => ({ whose: `of ours for ${name}`, one }))])
  const soon = all.map(({ whose, one }) => ({ whose, ends: new Date(one.validTo) })).filter(({ ends }) => ends.getTime() - now.getTime() < soonDays * 86_400_000)
  const told = soon.map(({ whose, ends }) => `the certificate ${whose} ${ends <= now ? 'ended' : 'ends'} on ${ends.toISOString().slice(0, 10)}`)
  if (told.length === 0) return { check: 'certificates', ok: true, says: all.length === 0 ? 'Nobody signs in at a provider that has one.' : `All ${all.length} of sign-in providers last for ${soonDays} days and more.` }
  return { check: 'certificates', ok: false, says: `Nobody comes in at a provider whose certificate is over: ${told.join('; ')}. Ask for another and set it on the page of sign-in providers.` }
}

const inside = (text: string | null): X509Certificate[] => (text?.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []).map((one) => new X509Certificate(one))
