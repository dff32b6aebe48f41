import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

/** Who signed which analyses of a zone, by wave. */
export async function signed(ctx: Ctx, { directorate, zone }: { readonly directorate: string; readonly zone: string }) {
  const rows = await tables(ctx).selectFrom('problems.sign_offs as s')
    .innerJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 's.directorate_id').onRef('n.id', '=', 's.signed_by'))
    .where('s.directorate_id', '=', directorate).where('s.zone_id', '=', zone).select(['s.wave_id', 's.signed_on', 's.problems', 'n.name']).execute()
  return new Map(rows.map((row) => [row.wave_id, { signedOn: row.signed_on, signedBy: row.name, problems: row.problems }]))
}
