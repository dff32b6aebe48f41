import type { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Place } from '../words.ts'

/** The social map of a zone as it is today. */
export async function placesOf(ctx: Ctx, { directorate, zone }: { readonly directorate: string; readonly zone: string }): Promise<z.output<typeof Place>[]> {
  const rows = await tables(ctx).selectFrom('problems.places').selectAll().where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('gone_on', 'is', null).orderBy('kind').orderBy('name').execute()
  return rows.map(({ id, kind, name, whereabouts, words, mapped_on }) => ({ place: id, kind, name, whereabouts, words, mappedOn: mapped_on }) as z.output<typeof Place>)
}
