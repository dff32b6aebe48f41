import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'

/** An action within reach or shared with the asker's organisation, with the facts that policies look at. */
export async function knownAction(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly action: string }) {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('plans.actions').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.action).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'plans.no-such-action', { action: 'plans.no-such-action' })
  return { directorate, commissariat: row.commissariat_id, zone: row.zone_id, partners: row.partners, row }
}
export type KnownAction = Awaited<ReturnType<typeof knownAction>>
