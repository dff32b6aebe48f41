import { z } from 'zod'
import { DirectorateId, languages, Names } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { afterOut, certificatesIn, postedTo, toldOut } from '../../providers/provider.ts'
import { readableCertificate } from '../../providers/readable-certificate.ts'
import { levels } from '../../rules/level-of.ts'
import { runningFounding } from '../../steps/posts/founding.ts'
import { tables } from '../../tables.ts'
import { PersonId, providerKinds, refusalReasons } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Described = z.object({
  provider: z.uuid(), kind: z.enum(providerKinds), names: Names, open: z.boolean(), site: z.string(), issuer: z.string(), client: z.string(), address: z.string().nullable(), certificates: z.string().nullable(),
  /** SHA-256 of each certificate, as it is read out over the telephone. */ fingerprints: z.array(z.string()),
  claims: z.object({ identifier: z.string(), given: z.string(), family: z.string() }), least: z.enum(levels), asksEveryTime: z.boolean(), logoutAddress: z.string().nullable(), assertions: z.enum(['either', 'encrypted']),
})
const Answer = z.object({
  providers: z.array(Described.extend({
    ownCertificate: z.string().nullable(), changedAt: z.iso.datetime(),
    /** By whose word it is as it is: two, the founder alone, or one who sat at the console or came before two were needed. */
    by: z.enum(['two', 'founder', 'one']), askedBy: z.string().nullable(), agreedBy: z.string().nullable(),
    /** Where the provider sends browsers back, to be put on its list. */
    backTo: z.array(z.string()), /** Where it says that somebody signed out there, and where it leads a browser that signed out here. */ toldOut: z.string(), afterOut: z.array(z.string()),
  })),
  /** What waits for a second person; `mine` may agree, and whoever asked takes back what is their `own`. */
  waiting: z.array(Described.extend({ request: z.uuid(), askedBy: z.string().nullable(), askedAt: z.iso.datetime(), mine: z.boolean(), own: z.boolean() })),
  refused: z.array(z.object({ request: z.uuid(), names: Names, askedBy: z.string().nullable(), refusedBy: z.string().nullable(), refusedAt: z.iso.datetime(), reason: z.enum(refusalReasons) })),
  /** While the directorate is being founded: does whoever asks describe providers alone? */
  alone: z.boolean(),
  identities: z.array(z.object({ identity: z.uuid(), person: PersonId, name: z.string(), provider: z.uuid(), madeAt: z.iso.datetime(), usedAt: z.iso.datetime().nullable() })),
})
const shownDays = 90

/** How the directorate's people come in by others' word, by whose word each provider is as it is, what waits for a second person, and who comes in. No secret, no key and no identifier is told. */
export const providers = query('people.providers', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findPlace, run: all })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function all(ctx: Ctx, _: unknown, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const me = ctx.actor.kind === 'person' ? ctx.actor.id : null
  const known = await tables(ctx).selectFrom('people.providers').selectAll().where('directorate_id', '=', directorate).orderBy('id').execute()
  const asked = await tables(ctx).selectFrom('people.provider_requests').selectAll().where('directorate_id', '=', directorate).orderBy('asked_at').orderBy('id').execute()
  const founded = await tables(ctx).selectFrom('people.foundings').select(['step', 'founder_id']).where('directorate_id', '=', directorate).where('kind', '=', 'described').execute()
  const names = new Map((await tables(ctx).selectFrom('people.persons').select(['id', 'name']).where('directorate_id', '=', directorate).execute()).map(({ id, name }) => [id, name]))
  const named = (id: string | null | undefined) => (id ? (names.get(id) ?? null) : null)
  const bound = await tables(ctx).selectFrom('people.identities').select(['id', 'person_id', 'provider_id', 'made_at', 'used_at']).where('directorate_id', '=', directorate).orderBy('id').execute()
  const wordOf = ({ agreed_in, agreed_by, founded_step }: (typeof known)[number]) => {
    if (agreed_in !== null) return { by: 'two' as const, askedBy: named(asked.find(({ id }) => id === agreed_in)?.asked_by), agreedBy: named(agreed_by) }
    return founded_step !== null ? { by: 'founder' as const, askedBy: named(founded.find(({ step }) => step === founded_step)?.founder_id), agreedBy: null } : { by: 'one' as const, askedBy: null, agreedBy: null }
  }
  const since = new Date(ctx.now.getTime() - shownDays * 86_400_000)
  return {
    providers: known.map((row) => ({
      ...described({ ...row, provider: row.id }), ownCertificate: row.own_certificate, changedAt: row.changed_at.toISOString(), ...wordOf(row),
      backTo: row.kind === 'saml' ? [postedTo(row.site)] : languages.map((language) => `${row.site}/${language}/sign-in/back`), toldOut: toldOut(row.site, row.id), afterOut: row.kind === 'saml' ? [] : languages.map((language) => afterOut(row.site, language)),
    })),
    waiting: asked.filter(({ agreed_at, refused_at, ends_at }) => agreed_at === null && refused_at === null && ends_at > ctx.now).map((row) => ({
      ...described({ ...row, provider: row.provider_id }), request: row.id, askedBy: named(row.asked_by), askedAt: row.asked_at.toISOString(), own: row.asked_by !== null && row.asked_by === me,
      mine: may('people.agree-provider', ctx.actor, { directorate, begunBy: row.asked_by }),
    })),
    refused: asked.flatMap((row) => (row.refused_at === null || row.reason === null || row.refused_at <= since ? [] : [{ request: row.id, names: row.names, askedBy: named(row.asked_by), refusedBy: named(row.refused_by), refusedAt: row.refused_at.toISOString(), reason: row.reason }])),
    alone: me !== null && (await runningFounding(ctx, directorate))?.founder_id === me,
    identities: bound.map((row) => ({ identity: row.id, person: row.person_id as PersonId, name: named(row.person_id) ?? '–', provider: row.provider_id, madeAt: row.made_at.toISOString(), usedAt: row.used_at?.toISOString() ?? null }))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
  }
}

type Row = Pick<z.output<typeof Described>, 'provider' | 'kind' | 'names' | 'open' | 'site' | 'issuer' | 'client' | 'address' | 'certificates' | 'claims' | 'least' | 'assertions'> & { readonly asks_every_time: boolean; readonly logout_address: string | null }
function described({ provider, kind, names, open, site, issuer, client, address, certificates, claims, least, assertions, asks_every_time, logout_address }: Row): z.output<typeof Described> {
  return {
    provider, kind, names, open, site, issuer, client, address, certificates, claims, least, assertions, asksEveryTime: asks_every_time, logoutAddress: logout_address,
    fingerprints: certificatesIn(certificates ?? '').map((text) => readableCertificate(text)?.fingerprint256 ?? '–'),
  }
}
