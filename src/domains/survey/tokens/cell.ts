import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'

/** A stratum or sampling unit with fewer letters than this would single people out, and is not written on their sheets. */
const fewestLetters = 20

export type Cell = { readonly stratum: number | null; readonly unit: number | null }

/** What may stand on a sheet of how its letter was drawn: only what at least twenty letters of the zone have in common. */
export async function cell(ctx: Ctx, { directorate_id, wave_id, zone_id }: { readonly directorate_id: string; readonly wave_id: string; readonly zone_id: string }, { stratum, unit }: Cell): Promise<Cell> {
  if (stratum === null && unit === null) return { stratum, unit }
  const { rows: [letters] } = await sql<{ stratum: number; unit: number }>`
    select count(*)::int as stratum, (count(*) filter (where unit is not distinct from ${unit}::integer))::int as unit from survey.invitations
    where directorate_id = ${directorate_id} and wave_id = ${wave_id} and zone_id = ${zone_id} and stratum is not distinct from ${stratum}::smallint`.execute(ctx.db)
  return { stratum: letters!.stratum >= fewestLetters ? stratum : null, unit: letters!.unit >= fewestLetters ? unit : null }
}
