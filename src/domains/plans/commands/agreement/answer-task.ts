import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { heldPlan } from '../../steps/changing.ts'
import { knownAction } from '../../steps/known/known-action.ts'
import { retold } from '../../steps/retold.ts'
import { speaking } from '../../steps/speaking.ts'
import { tables } from '../../tables.ts'
import { ActionId } from '../../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), action: ActionId, organisation: OrganisationId, state: z.enum(['accepted', 'declined', 'returned'], 'plans.say-your-answer'),
  /** Owed when it is declined or given back, and when somebody of the police writes down what the organisation said: how it was said. */
  because: z.string().trim().max(2000, 'plans.too-long').optional(), onBehalf: z.boolean().default(false),
}).refine(({ state, because }) => state === 'accepted' || !!because, { path: ['because'], message: 'plans.say-why' })
type Asked = z.output<typeof Asked>

/** An organisation accepts a task, declines it or gives it back, and says why (E3). What it told the police is written down as that. */
export const answerTask = command('plans.answer-task', {
  input: Asked, answer: z.object({ state: z.enum(['accepted', 'declined', 'returned']) }), find: knownTask, run: answer,
  trace: ({ action, organisation }, { directorate }) => ({ directorate, subject: { action, organisation } }),
})

async function knownTask(ctx: Ctx, asked: Asked) {
  return { ...(await knownAction(ctx, asked)), organisation: asked.organisation }
}

async function answer(ctx: Ctx, { action, organisation, state, because, onBehalf }: Asked, known: Awaited<ReturnType<typeof knownTask>>) {
  const { directorate, zone } = known
  await alone(ctx, directorate, zone)
  const { row } = await knownAction(ctx, { directorate, action })
  const task = await tables(ctx).selectFrom('plans.tasks').select('state').where('directorate_id', '=', directorate).where('action_id', '=', action).where('organisation_id', '=', organisation).executeTakeFirst()
  if (!task) throw new Refusal('not-found', 'plans.no-such-task', { organisation: 'plans.no-such-task' })
  if (row.dropped_on !== null) throw new Refusal('conflict', 'plans.action-is-dropped')
  const plan = row.plan_id === null ? null : await heldPlan(ctx, { directorate, zone, plan: row.plan_id })
  if (state === 'returned' && task.state !== 'accepted') throw new Refusal('conflict', 'plans.not-accepted-yet')
  if (state === 'declined' && task.state === 'accepted') throw new Refusal('conflict', 'plans.give-it-back')
  speaking(ctx.actor, { organisation, because, onBehalf })
  await tables(ctx).updateTable('plans.tasks').set({ state, because: because || null, answered_on: ctx.now.toISOString().slice(0, 10), on_behalf: onBehalf })
    .where('directorate_id', '=', directorate).where('action_id', '=', action).where('organisation_id', '=', organisation).execute()
  if (plan?.state === 'published') await retold(ctx, { directorate, plan: plan.id })
  return { state }
}
