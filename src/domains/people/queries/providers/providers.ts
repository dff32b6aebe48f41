import { z } from 'zod'
import { DirectorateId, languages, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { afterOut, postedTo, toldOut } from '../../providers/provider.ts'
import { levels } from '../../rules/level-of.ts'
import { tables } from '../../tables.ts'
import { PersonId, providerKinds } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Answer = z.object({
  providers: z.array(z.object({
    provider: z.uuid(), kind: z.enum(providerKinds), names: Names, open: z.boolean(), site: z.string(), issuer: z.string(), client: z.string(), address: z.string().nullable(), certificates: z.string().nullable(),
    ownCertificate: z.string().nullable(), claims: z.object({ identifier: z.string(), given: z.string(), family: z.string() }), least: z.enum(levels), asksEveryTime: z.boolean(), changedAt: z.iso.datetime(),
    /** Where the provider sends browsers back, to be put on its list. */
    backTo: z.array(z.string()), /** Where it says that somebody signed out there, and where it leads a browser that signed out here. */ toldOut: z.string(), afterOut: z.array(z.string()),
    logoutAddress: z.string().nullable(), assertions: z.enum(['either', 'encrypted']),
  })),
  identities: z.array(z.object({ identity: z.uuid(), person: PersonId, name: z.string(), provider: z.uuid(), madeAt: z.iso.datetime(), usedAt: z.iso.datetime().nullable() })),
})

/** How the directorate's people come in by others' word, and who does. No secret, no key and no identifier is told. */
export const providers = query('people.providers', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findPlace, run: all })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function all(ctx: Ctx, _: unknown, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const known = await tables(ctx).selectFrom('people.providers').selectAll().where('directorate_id', '=', directorate).orderBy('id').execute()
  const bound = await tables(ctx).selectFrom('people.identities as i').innerJoin('people.persons as p', (on) => on.onRef('p.directorate_id', '=', 'i.directorate_id').onRef('p.id', '=', 'i.person_id'))
    .select(['i.id', 'i.person_id', 'i.provider_id', 'i.made_at', 'i.used_at', 'p.name']).where('i.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).orderBy('p.name').orderBy('i.id').execute()
  return {
    providers: known.map((row) => ({
      provider: row.id, kind: row.kind, names: row.names, open: row.open, site: row.site, issuer: row.issuer, client: row.client, address: row.address, certificates: row.certificates, ownCertificate: row.own_certificate,
      claims: row.claims, least: row.least, asksEveryTime: row.asks_every_time, changedAt: row.changed_at.toISOString(),
      backTo: row.kind === 'saml' ? [postedTo(row.site)] : languages.map((language) => `${row.site}/${language}/sign-in/back`),
      toldOut: toldOut(row.site, row.id), afterOut: row.kind === 'saml' ? [] : languages.map((language) => afterOut(row.site, language)), logoutAddress: row.logout_address, assertions: row.assertions,
    })),
    identities: bound.map((row) => ({ identity: row.id, person: row.person_id as PersonId, name: row.name, provider: row.provider_id, madeAt: row.made_at.toISOString(), usedAt: row.used_at?.toISOString() ?? null })),
  }
}
