import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { changing } from '../../steps/changing.ts'
import { knownPlan, type KnownPlan } from '../../steps/known/known-plan.ts'
import { takingPart } from '../../steps/taking-part.ts'
import { tables } from '../../tables.ts'
import { PlanId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), plan: PlanId, organisations: z.array(OrganisationId).min(1, 'plans.say-which-organisations').max(60) })
type Asked = z.output<typeof Asked>

/** Named organisations are asked to agree with the plan and see all of it from then on (D7; seed line 1735: a joint working plan available to all). Who had declined is asked again. */
export const askPartners = command('plans.ask-partners', {
  input: Asked, answer: z.object({ partners: z.array(OrganisationId) }), find: knownPlan, run: ask,
  trace: ({ plan, organisations }, { directorate }) => ({ directorate, subject: { directorate, plan, organisations } }),
})

async function ask(ctx: Ctx, { organisations }: Asked, known: KnownPlan) {
  return changing(ctx, known, async () => {
    const partners = await takingPart(ctx, known, organisations)
    await tables(ctx).updateTable('plans.consents').set({ state: 'asked', because: null, said_by: null, said_on: null, on_behalf: false }).where('directorate_id', '=', known.directorate)
      .where('plan_id', '=', known.plan).where('organisation_id', 'in', organisations).where('state', '=', 'declined').execute()
    return { partners: partners as z.output<typeof OrganisationId>[] }
  })
}
