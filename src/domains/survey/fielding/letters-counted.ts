import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

/** Counts by zone what became of the letters of a closed wave, while they are there: they go soon after, and the counts stay. */
export async function lettersCounted(ctx: Ctx, directorate: string, wave: string): Promise<void> {
  await tables(ctx).deleteFrom('survey.letter_totals').where('directorate_id', '=', directorate).where('wave_id', '=', wave).execute()
  await sql`
    insert into survey.letter_totals (directorate_id, wave_id, zone_id, outcome, commissariat_id, letters)
    select directorate_id, wave_id, zone_id, outcome, commissariat_id, count(*) from survey.invitations where directorate_id = ${directorate} and wave_id = ${wave} group by 1, 2, 3, 4, 5`.execute(ctx.db)
}
