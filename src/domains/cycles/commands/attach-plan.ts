import { z } from 'zod'
import { PlanId } from '#domains/plans/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { today } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import { v7 } from 'uuid'
import { CycleId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), plan: PlanId })
type Asked = z.output<typeof Asked>

/** A published plan is the plan of the turn its zone is in, when it answers the wave of that turn (LSES stage 3). A zone in no turn begins one with it. Done twice it changes nothing. */
export const attachPlan = command('cycles.attach-plan', {
  input: Asked, answer: z.object({ cycle: CycleId.nullable() }), find: findPlan, run: attach,
  trace: ({ plan }, { directorate }, { cycle }) => ({ directorate, subject: { plan, cycle } }),
})

async function findPlan(ctx: Ctx, asked: Asked) {
  const directorate = await tenant(ctx, asked.directorate)
  const plan = await tables(ctx).selectFrom('plans.plans').select(['id', 'commissariat_id', 'zone_id', 'wave_id', 'state']).where('directorate_id', '=', directorate).where('id', '=', asked.plan).executeTakeFirst()
  if (!plan) throw new Refusal('not-found', 'plans.no-such-plan')
  return { directorate, commissariat: plan.commissariat_id, plan }
}

async function attach(ctx: Ctx, _: Asked, { directorate, commissariat, plan }: Awaited<ReturnType<typeof findPlan>>): Promise<{ cycle: CycleId | null }> {
  if (plan.state === 'drafted') throw new Refusal('conflict', 'cycles.publish-the-plan-first')
  const there = await tables(ctx).selectFrom('cycles.cycles').select('id').where('directorate_id', '=', directorate).where('plan_id', '=', plan.id).executeTakeFirst()
  if (there) return { cycle: there.id as CycleId }
  await tables(ctx).insertInto('cycles.cycles').values({
    directorate_id: directorate, id: v7(), commissariat_id: commissariat, zone_id: plan.zone_id, wave_id: plan.wave_id, plan_id: null, remeasured_id: null, follows_id: null,
    began_on: today(ctx), closed_on: null, passed_over_because: null,
  }).onConflict((live) => live.columns(['directorate_id', 'zone_id']).where('closed_on', 'is', null).doNothing()).execute()
  // The plan may answer a later wave than the turn began with: then the turn is about that one.
  const taken = await tables(ctx).updateTable('cycles.cycles').set({ plan_id: plan.id, wave_id: plan.wave_id }).where('directorate_id', '=', directorate).where('zone_id', '=', plan.zone_id)
    .where('closed_on', 'is', null).where('plan_id', 'is', null).returning('id').executeTakeFirst()
  return { cycle: (taken?.id ?? null) as CycleId | null }
}
