import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

/** The orders in which officers put the concerns of a zone, one an officer. */
export async function rankingsOf(ctx: Ctx, { directorate, zone }: { readonly directorate: string; readonly zone: string }, wave: string) {
  return tables(ctx).selectFrom('problems.rankings').select(['officer_id as officer', 'concerns']).where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('wave_id', '=', wave).orderBy('officer_id').execute()
}
