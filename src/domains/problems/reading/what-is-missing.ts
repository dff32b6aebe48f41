import type { Ctx } from '#frame/ctx.ts'
import { lacking } from '../rules/lacking.ts'
import { tables } from '../tables.ts'
import type { Lacking } from '../words.ts'
import { problemRows } from './problem-rows.ts'

/** What the signature of a zone's analysis lacks, with its problems. */
export async function whatIsMissing(ctx: Ctx, asked: { readonly directorate: string; readonly zone: string; readonly wave: string }) {
  const { directorate, zone, wave } = asked
  const { officers } = await tables(ctx).selectFrom('problems.rankings').where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('wave_id', '=', wave)
    .select(({ fn }) => fn.countAll<string>().as('officers')).executeTakeFirstOrThrow()
  const { places } = await tables(ctx).selectFrom('problems.places').where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('gone_on', 'is', null)
    .select(({ fn }) => fn.countAll<string>().as('places')).executeTakeFirstOrThrow()
  const problems = await problemRows(ctx, asked)
  const missing: Lacking = lacking(problems, { officers: Number(officers), places: Number(places) })
  return { problems, missing }
}
