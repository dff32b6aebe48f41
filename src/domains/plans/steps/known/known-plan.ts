import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'

/** A plan within reach, or shared with the asker's organisation, with the facts that policies look at; any other is not there. */
export async function knownPlan(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly plan: string }) {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('plans.plans').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.plan).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'plans.no-such-plan', { plan: 'plans.no-such-plan' })
  return { directorate, commissariat: row.commissariat_id, zone: row.zone_id, partners: row.partners, plan: row.id, row }
}
export type KnownPlan = Awaited<ReturnType<typeof knownPlan>>
