import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { heldPlan } from '../../steps/changing.ts'
import { knownPlan } from '../../steps/known/known-plan.ts'
import { retold } from '../../steps/retold.ts'
import { speaking } from '../../steps/speaking.ts'
import { tables } from '../../tables.ts'
import { PlanId } from '../../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), plan: PlanId, organisation: OrganisationId, state: z.enum(['agreed', 'declined'], 'plans.say-your-answer'),
  /** Owed when the organisation does not agree, and when somebody of the police writes down what it said: how it was said. */
  because: z.string().trim().max(2000, 'plans.too-long').optional(), onBehalf: z.boolean().default(false),
}).refine(({ state, because }) => state === 'agreed' || !!because, { path: ['because'], message: 'plans.say-why' })
type Asked = z.output<typeof Asked>

/** An organisation that was asked says whether it agrees with the plan. A no does not stop the plan; it is told with it (D7). */
export const answerPlan = command('plans.answer-plan', {
  input: Asked, answer: z.object({ state: z.enum(['agreed', 'declined']) }), find: askedOf, run: answer,
  trace: ({ plan, organisation }, { directorate }) => ({ directorate, subject: { plan, organisation } }),
})

async function askedOf(ctx: Ctx, asked: Asked) {
  const known = await knownPlan(ctx, asked)
  if (!known.partners.includes(asked.organisation)) throw new Refusal('not-found', 'plans.was-not-asked', { organisation: 'plans.was-not-asked' })
  return { ...known, organisation: asked.organisation }
}

async function answer(ctx: Ctx, { plan, organisation, state, because, onBehalf }: Asked, known: Awaited<ReturnType<typeof askedOf>>) {
  const { directorate } = known
  const held = await heldPlan(ctx, known)
  speaking(ctx.actor, { organisation, because, onBehalf })
  const said = { state, because: because || null, said_by: ctx.actor.kind === 'person' ? ctx.actor.id : null, said_on: ctx.now.toISOString().slice(0, 10), on_behalf: onBehalf }
  await tables(ctx).updateTable('plans.consents').set(said).where('directorate_id', '=', directorate).where('plan_id', '=', plan).where('organisation_id', '=', organisation).execute()
  if (held.state === 'published') await retold(ctx, { directorate, plan })
  return { state }
}
