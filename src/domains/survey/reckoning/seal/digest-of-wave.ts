import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { tellStep } from '#platform/background/waited-for.ts'

/** Prints that come out of the store at once. */
const atOnce = 4000

/**
 * One number over all that was answered in a round, in whichever order it lies: of every sheet and every named place a print is made where it lies, the prints
 * are put in order and taken in under the salt. Without the salt it says nothing, however few the sheets; whoever reads sheets is let in to them before.
 */
export async function digestOfWave(ctx: Ctx, directorate: string, wave: string, salt: Buffer): Promise<{ readonly sheets: number; readonly digest: string }> {
  const all = createHmac('sha256', salt).update(`sheets of a round, 1\n${directorate}\n${wave}\n`), giveWay = givingWay()
  tellStep('survey.at-seal')
  await sql`
    declare prints_of_wave no scroll cursor for
    select string_agg(print, ''::bytea order by print) as prints, (count(*) filter (where sheet))::int as sheets
    from (
      select print, sheet, (row_number() over (order by print) - 1) / ${atOnce}::int as block from (
        select true as sheet, sha256(convert_to(concat_ws('|', 'sheet', zone_id, mode, coalesce(language, ''), coalesce(stratum::text, ''), coalesce(unit::text, ''), coalesce(batch_id::text, ''), answers::text), 'UTF8')) as print
        from survey.sheets where directorate_id = ${directorate}::uuid and wave_id = ${wave}::uuid
        union all
        select false, sha256(convert_to(concat_ws('|', 'place', zone_id, place_id, times::text), 'UTF8')) from survey.pins where directorate_id = ${directorate}::uuid and wave_id = ${wave}::uuid
      ) as printed
    ) as lying group by block order by block`.execute(ctx.db)
  const next = async () => (await sql<{ prints: Buffer; sheets: number }>`fetch next from prints_of_wave`.execute(ctx.db)).rows[0]
  let sheets = 0
  for (let come = await next(); come; come = await next()) {
    all.update(come.prints)
    sheets += come.sheets
    await giveWay()
  }
  await sql`close prints_of_wave`.execute(ctx.db)
  return { sheets, digest: all.digest('hex') }
}
