import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { changing } from '../steps/changing.ts'
import { knownAction, type KnownAction } from '../steps/known/known-action.ts'
import { tables } from '../tables.ts'
import { ActionId, Telling } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), action: ActionId, because: Telling })
type Asked = z.output<typeof Asked>

/** An action that will not be done leaves the plan, with the reason; staff and partners still see that it was there. */
export const dropAction = command('plans.drop-action', {
  input: Asked, answer: z.object({ action: ActionId }), find: knownAction, run: drop,
  trace: ({ action }, { directorate, commissariat, row }) => ({ directorate, subject: { directorate, plan: row.plan_id, action, commissariat } }),
})

async function drop(ctx: Ctx, { action, because }: Asked, { directorate, zone }: KnownAction) {
  await alone(ctx, directorate, zone)
  const { row } = await knownAction(ctx, { directorate, action })
  const dropped = async () => {
    const done = await tables(ctx).updateTable('plans.actions').set({ dropped_on: ctx.now.toISOString().slice(0, 10), dropped_because: because })
      .where('directorate_id', '=', directorate).where('id', '=', action).where('dropped_on', 'is', null).executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw new Refusal('conflict', 'plans.dropped-already')
    return { action }
  }
  return row.plan_id === null ? dropped() : changing(ctx, { directorate, zone, plan: row.plan_id }, dropped)
}
