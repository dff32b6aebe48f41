import { alone } from '#frame/alone.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import { retold } from './retold.ts'

type Plan = { readonly directorate: string; readonly zone: string; readonly plan: string }

/** Changes a plan alone: a closed one stands still, and a published one is told anew, with the day of the change. */
export async function changing<R>(ctx: Ctx, { directorate, zone, plan }: Plan, change: (under: Under, published: boolean) => Promise<R>): Promise<R> {
  const row = await heldPlan(ctx, { directorate, zone, plan })
  const done = await change({ directorate_id: directorate, commissariat_id: row.commissariat_id, partners: row.partners }, row.state === 'published')
  if (row.state === 'published') await retold(ctx, { directorate, plan })
  return done
}

/** What every line of a plan is written under. */
export type Under = { readonly directorate_id: string; readonly commissariat_id: string; readonly partners: string[] }

/** A plan as it stands when nobody else is at it; a partner, who may not lock its row, waits like the others. A closed one is changed no more. */
export async function heldPlan(ctx: Ctx, { directorate, zone, plan }: Plan) {
  await alone(ctx, directorate, zone)
  const row = await tables(ctx).selectFrom('plans.plans').selectAll().where('directorate_id', '=', directorate).where('id', '=', plan).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'plans.no-such-plan')
  if (row.state === 'closed') throw new Refusal('conflict', 'plans.plan-is-closed')
  return row
}
