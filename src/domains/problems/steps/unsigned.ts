import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'

/** Refuses whoever would change an analysis that is signed; until the deed is done nobody signs it. */
export async function unsigned(ctx: Ctx, { directorate, zone, wave }: { readonly directorate: string; readonly zone: string; readonly wave: string }): Promise<void> {
  await oneAtATime(ctx, { directorate, wave })
  const signed = await tables(ctx).selectFrom('problems.sign_offs').select('signed_on').where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('wave_id', '=', wave).executeTakeFirst()
  if (signed) throw new Refusal('conflict', 'problems.analysis-is-signed', {}, { on: signed.signed_on })
}

/** Whoever changes or signs the analysis of a wave waits for whoever is at it. */
async function oneAtATime(ctx: Ctx, { directorate, wave }: { readonly directorate: string; readonly wave: string }): Promise<void> {
  await tables(ctx).selectFrom('survey.waves').select('id').where('directorate_id', '=', directorate).where('id', '=', wave).forUpdate().execute()
}
