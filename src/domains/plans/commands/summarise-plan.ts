import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { changing } from '../steps/changing.ts'
import { knownPlan, type KnownPlan } from '../steps/known/known-plan.ts'
import { tables } from '../tables.ts'
import { PlanId, Told, plainCheck } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), plan: PlanId, summary: Told })
type Asked = z.output<typeof Asked>

/** The plan in a few plain sentences for everybody who lives there (D6; seed line 1467). Sentences that are hard to read are counted, not refused: the text is the station's own. */
export const summarisePlan = command('plans.summarise-plan', {
  input: Asked, answer: z.object({ toMend: z.number() }), find: knownPlan, run: summarise,
  trace: ({ plan }, { directorate }) => ({ directorate, subject: { plan } }),
})

async function summarise(ctx: Ctx, { summary }: Asked, known: KnownPlan) {
  return changing(ctx, known, async () => {
    await tables(ctx).updateTable('plans.plans').set({ summary: JSON.stringify(summary) }).where('directorate_id', '=', known.directorate).where('id', '=', known.plan).execute()
    return { toMend: Object.entries(summary).reduce((sum, [language, words]) => sum + plainCheck(words, language).toMend.length, 0) }
  })
}
