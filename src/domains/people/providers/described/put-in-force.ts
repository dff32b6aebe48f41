import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../../tables.ts'
import type { DescribedRow } from './described-row.ts'

/** By whose word a provider is as it is: what two agreed to, a step of the founding, or nothing to name. */
export type ByWord = { readonly agreed_in: string | null; readonly agreed_by: string | null; readonly founded_step: number | null }

/** From now on people come in by the word of this provider as it was described, and it stands on the sign-in page where it is open. */
export async function putInForce(ctx: Ctx, directorate: string, id: string, described: DescribedRow, by: ByWord): Promise<void> {
  const row = { ...described, ...by, changed_at: ctx.now }
  await tables(ctx).insertInto('people.providers').values({ directorate_id: directorate, id, ...row }).onConflict((known) => known.columns(['directorate_id', 'id']).doUpdateSet(row)).execute()
  const shown = { names: described.names }
  if (described.open) await tables(ctx).insertInto('pub.providers').values({ directorate_id: directorate, id, ...shown }).onConflict((known) => known.columns(['directorate_id', 'id']).doUpdateSet(shown)).execute()
  else await offTheDoor(ctx, directorate, id)
}

/** It stands on the sign-in page no longer. */
export const offTheDoor = async (ctx: Ctx, directorate: string, id: string): Promise<void> => {
  await tables(ctx).deleteFrom('pub.providers').where('directorate_id', '=', directorate).where('id', '=', id).execute()
}
