import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import type { Mapping } from '../words.ts'

/** A mapping as it was sent, or the saved one of that name. */
export async function mappingFor(ctx: Ctx, place: { readonly directorate: string; readonly commissariat: string }, asked: Mapping | string): Promise<Mapping> {
  if (typeof asked !== 'string') return asked
  const saved = await tables(ctx).selectFrom('survey.mappings').select('columns')
    .where('directorate_id', '=', place.directorate).where('commissariat_id', '=', place.commissariat).where('name', '=', asked).executeTakeFirst()
  if (!saved) throw new Refusal('not-found', 'survey.no-such-mapping', { mapping: 'survey.no-such-mapping' })
  return saved.columns
}
