import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'

type Named = { readonly directorate: string; readonly commissariat: string | null; readonly name: string; readonly except?: string }

/** Two organisations that work with the same commissariat do not carry one name: it is the second time of asking, or a branch that says which it is. */
export async function refuseKnownName(ctx: Ctx, { directorate, commissariat, name, except }: Named): Promise<void> {
  const known = await tables(ctx).selectFrom('partners.organisations').select('id').where('directorate_id', '=', directorate).where('commissariat_id', 'is not distinct from', commissariat)
    .where(sql<string>`lower(name)`, '=', name.toLowerCase()).where('left_on', 'is', null).$if(except !== undefined, (others) => others.where('id', '<>', except!)).executeTakeFirst()
  if (known) throw new Refusal('conflict', 'partners.name-known', { name: 'partners.name-known' })
}
