import { v7 } from 'uuid'
import { z } from 'zod'
import { ActionId } from '#domains/plans/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { actionOfCycle, type ActionOfCycle } from '../steps/action-of-cycle.ts'
import { today, under } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import { CardId, CycleId, Telling, advices, workeds } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), cycle: CycleId, action: ActionId,
  /** Where it was done, and how much of it: without these nobody can do it again. */
  setting: Telling, dose: Telling,
  worked: z.enum(workeds, 'cycles.say-how-it-worked'), cents: z.coerce.number('cycles.say-how-much').int('cycles.say-how-much').min(0, 'cycles.say-how-much').optional(), advice: z.enum(advices, 'cycles.keep-adapt-or-drop'), notes: Telling,
})
type Asked = z.output<typeof Asked>

/** What was learnt of a method at one action, for whoever meets such a problem next; failures are written down like successes (LSES stage 6). Until the cycle is closed it can be written anew. */
export const writeCard = command('cycles.write-card', {
  input: Asked, answer: z.object({ card: CardId }), find: actionOfCycle, run: write,
  trace: (_, { directorate, cycle }, { card }) => ({ directorate, subject: { cycle, card } }),
})

async function write(ctx: Ctx, asked: Asked, known: ActionOfCycle) {
  const { problem, words, method, question, category, title, statement } = known.action
  const learnt = { setting: asked.setting, dose: asked.dose, worked: asked.worked, cents: asked.cents ?? null, advice: asked.advice, notes: asked.notes, written_on: today(ctx) }
  const { id } = await tables(ctx).insertInto('cycles.method_cards').values({
    ...under(known), id: v7(), zone_id: known.zone, action_id: asked.action, problem_id: problem, action_words: JSON.stringify(words), problem_words: JSON.stringify(statement ?? { en: title }), method, question, category,
    effect: null, outcome: null, ...learnt,
  }).onConflict((there) => there.columns(['directorate_id', 'cycle_id', 'action_id']).doUpdateSet(learnt)).returning('id').executeTakeFirstOrThrow()
  return { card: id as z.output<typeof CardId> }
}
