import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { drawZoneOfficers } from './draw-zone-officers.ts'

/** What stands in the place of a name whose use is restricted: whoever answers for data protection has it, and nobody else. */
export const withheldName = '[–]'

/** Writes over what is kept of who a person is; false for who is not of the house. What stood there is kept nowhere else, and what everybody sees is drawn anew. */
export async function putRight(ctx: Ctx, directorate: string, person: string, right: { readonly name?: string; readonly language?: string }): Promise<boolean> {
  const changed = await tables(ctx).updateTable('people.persons').set(right).where('directorate_id', '=', directorate).where('id', '=', person).executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return false
  const held = await tables(ctx).selectFrom('people.holdings as h').innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .select('p.area_id as area').distinct().where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('h.person_id', '=', person).execute()
  for (const { area } of held) await drawZoneOfficers(ctx, directorate, area)
  return true
}
