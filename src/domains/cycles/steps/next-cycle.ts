import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { today, type KnownCycle } from './known-cycle.ts'

/** The turn after a closed one: it begins with a wave that was asked already. */
export async function nextCycle(ctx: Ctx, { directorate, commissariat, zone, cycle }: KnownCycle, wave: string): Promise<string> {
  const id = v7()
  await tables(ctx).insertInto('cycles.cycles').values({
    directorate_id: directorate, id, commissariat_id: commissariat, zone_id: zone, wave_id: wave, plan_id: null, remeasured_id: null, follows_id: cycle, began_on: today(ctx), closed_on: null, passed_over_because: null,
  }).execute()
  return id
}
