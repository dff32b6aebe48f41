import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { onGround } from '../beside/on-ground.ts'
import type { ToldZone } from '../beside/jobs.ts'
import type { Fault } from '../rules/fault.ts'

/** Ground that a zone of the file and a zone kept before both claim: a file that is whole in itself may still lie on what is there. */
export async function overlapsWithKept(ctx: Ctx, directorate: string, zones: readonly ToldZone[]): Promise<Fault[]> {
  const read = zones.flatMap(({ code, outline }) => (outline === null ? [] : [{ code, geometry: outline.geometry }]))
  // As text: here nobody looks at the corners.
  const { rows: kept } = await sql<{ code: string; geometry: string }>`
    select code, boundary::text as geometry from pub.zones where directorate_id = ${directorate}::uuid and boundary is not null and code <> all (${zones.map(({ code }) => code)}::text[])`.execute(ctx.db)
  return kept.length === 0 ? [] : onGround('overlaps', { read, kept })
}
