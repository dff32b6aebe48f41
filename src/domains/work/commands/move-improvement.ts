import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownImprovement, tellImprovement, type KnownImprovement } from '../steps/known-improvement.ts'
import { picturesLacking } from '../rules/pictures-lacking.ts'
import { tables } from '../tables.ts'
import { ImprovementId, Words, improvementStates } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), improvement: ImprovementId, state: z.enum(improvementStates, 'work.say-how-it-stands'), /** Owed where it is dropped; everybody reads it. */ because: Words.optional(),
}).superRefine(({ state, because }, { addIssue }) => {
  if (state === 'dropped' && because === undefined) addIssue({ code: 'custom', path: ['because'], message: 'work.reason-is-owed' })
})
type Asked = z.output<typeof Asked>

/** An improvement is agreed, being built, finished or dropped; it is finished when a picture from before and one from after show it. */
export const moveImprovement = command('work.move-improvement', {
  input: Asked, answer: z.object({ improvement: ImprovementId }), find: knownImprovement, run: move,
  trace: ({ improvement, state }, { directorate }) => ({ directorate, subject: { improvement, state } }),
})

async function move(ctx: Ctx, { improvement, state, because }: Asked, { directorate, zone }: KnownImprovement) {
  await alone(ctx, directorate, zone)
  const { row } = await knownImprovement(ctx, { directorate, improvement })
  if (row.state === state) throw new Refusal('conflict', 'work.stands-so-already', { state: 'work.stands-so-already' })
  if (state === 'finished') {
    const taken = await tables(ctx).selectFrom('work.pictures').select('moment').where('directorate_id', '=', directorate).where('improvement_id', '=', improvement).execute()
    const [lacks] = picturesLacking(taken)
    if (lacks) throw new Refusal('conflict', `work.lacks-picture-${lacks}`, { state: `work.lacks-picture-${lacks}` })
  }
  await tables(ctx).updateTable('work.improvements').set({ state, because: because ?? null, changed_on: ctx.now.toISOString().slice(0, 10) }).where('directorate_id', '=', directorate).where('id', '=', improvement).execute()
  await tellImprovement(ctx, directorate, improvement)
  return { improvement }
}
