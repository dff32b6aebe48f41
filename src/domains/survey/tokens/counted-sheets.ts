import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

/** How many sheets have come in, those in boxes among them, by wave, zone and mode: to be added up. Of what lies in a box only the number is known. */
export function countedSheets(ctx: Ctx, directorate: string, waves: readonly string[]) {
  const out = tables(ctx).selectFrom('survey.sheets').where('directorate_id', '=', directorate).where('wave_id', 'in', waves)
    .select(['wave_id', 'zone_id', 'mode', ({ fn }) => fn.countAll<number>().as('sheets')]).groupBy(['wave_id', 'zone_id', 'mode'])
  const inBoxes = tables(ctx).selectFrom('survey.boxes').where('directorate_id', '=', directorate).where('wave_id', 'in', waves).where('sheets', '>', 0)
    .select(['wave_id', 'zone_id', 'mode', ({ fn }) => fn.sum<number>('sheets').as('sheets')]).groupBy(['wave_id', 'zone_id', 'mode'])
  return tables(ctx).selectFrom(out.unionAll(inBoxes).as('counted'))
}
