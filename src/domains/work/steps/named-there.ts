import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'

type About = { readonly action?: string | undefined; readonly problem?: string | undefined; readonly improvement?: string | undefined; readonly organisation?: string | undefined }

/** Refuses to speak of an action, a problem, an improvement or an organisation that is not there, or not of this zone; answers with whom what was named is shared. */
export async function namedThere(ctx: Ctx, { directorate, zone }: { readonly directorate: string; readonly zone: string | null }, { action, problem, improvement, organisation }: About): Promise<string[]> {
  const there = <T extends { readonly zone_id: string }>(field: keyof About, row: T | undefined): T => {
    if (!row || (zone !== null && row.zone_id !== zone)) throw new Refusal('not-found', `work.no-such-${field}`, { [field]: `work.no-such-${field}` })
    return row
  }
  const partners = new Set<string>()
  if (action) for (const one of there('action', await tables(ctx).selectFrom('plans.actions').select(['zone_id', 'partners']).where('directorate_id', '=', directorate).where('id', '=', action).executeTakeFirst()).partners) partners.add(one)
  if (problem) there('problem', await tables(ctx).selectFrom('problems.problems').select('zone_id').where('directorate_id', '=', directorate).where('id', '=', problem).executeTakeFirst())
  if (improvement) for (const one of there('improvement', await tables(ctx).selectFrom('work.improvements').select(['zone_id', 'partners']).where('directorate_id', '=', directorate).where('id', '=', improvement).executeTakeFirst()).partners) partners.add(one)
  if (organisation) {
    const known = await tables(ctx).selectFrom('partners.organisations').select('id').where('directorate_id', '=', directorate).where('id', '=', organisation).executeTakeFirst()
    if (!known) throw new Refusal('not-found', 'work.no-such-organisation', { organisation: 'work.no-such-organisation' })
    partners.add(organisation)
  }
  return [...partners]
}
