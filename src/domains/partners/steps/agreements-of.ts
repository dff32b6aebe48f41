import { sql, type SqlBool } from 'kysely'
import { reach } from '#access/reach.ts'
import type { Ctx } from '#frame/ctx.ts'
import { standingOn } from '../rules/standing-on.ts'
import { tables } from '../tables.ts'
import type { Agreement, AgreementId, OrganisationId } from '../words.ts'

/** The agreements that whoever asks may see, of one organisation or of all, the latest first, with how each stands today. */
export async function agreementsOf(ctx: Ctx, directorate: string, organisation?: string): Promise<Agreement[]> {
  const today = ctx.now.toISOString().slice(0, 10)
  const rows = await tables(ctx).selectFrom('partners.agreements as a')
    .innerJoin('partners.organisations as o', (on) => on.onRef('o.directorate_id', '=', 'a.directorate_id').onRef('o.id', '=', 'a.organisation_id'))
    .selectAll('a').select('o.left_on').where('a.directorate_id', '=', directorate).where('o.directorate_id', '=', directorate).where(mayRead(ctx))
    .$if(organisation !== undefined, (agreements) => agreements.where('a.organisation_id', '=', organisation!)).orderBy('a.signed_on', 'desc').orderBy('a.id', 'desc').execute()
  const followed = new Set(rows.map(({ follows_id }) => follows_id))
  return rows.map((row) => {
    const standing = standingOn({ signedOn: row.signed_on, endsOn: row.ends_on, endedOn: row.ended_on, followed: followed.has(row.id), leftOn: row.left_on }, today)
    return {
      agreement: row.id as AgreementId, organisation: row.organisation_id as OrganisationId, title: row.title, scope: row.scope, obligations: row.obligations, others: row.others,
      signedOn: row.signed_on, endsOn: row.ends_on, endedOn: row.ended_on, endedBecause: row.ended_because, follows: row.follows_id as AgreementId | null,
      standing, renewBy: standing === 'renew' ? row.ends_on : null,
    }
  })
}

/** Agreements of the areas within reach, those of the whole directorate for who is over it, and an organisation's own. */
function mayRead({ actor }: Ctx) {
  if (actor.kind === 'operator') return sql<SqlBool>`true`
  const { directorate, areas } = reach(actor)
  return sql<SqlBool>`(${directorate}::uuid = any (${areas}::uuid[]) or a.commissariat_id = any (${areas}::uuid[]) or a.organisation_id = any (${areas}::uuid[]))`
}
