import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { findDirectorate } from '../../steps/find-directorate.ts'
import { tables } from '../../tables.ts'
import { tickedSteps } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), step: z.enum(tickedSteps), done: z.stringbool().or(z.boolean()) })

/** An administrator says that a step of setting the station up is done, or is to be done after all: such a step leaves no trace by which anybody could tell. */
export const tickStep = command('people.tick-step', {
  input: Asked, answer: z.object({ done: z.boolean() }), find: findDirectorate, run: tick,
  trace: ({ step, done }, { directorate }) => ({ directorate, subject: { step, done } }),
})

async function tick(ctx: Ctx, { step, done }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }) {
  const steps = tables(ctx)
  await steps.deleteFrom('people.set_up_steps').where('directorate_id', '=', directorate).where('step', '=', step).execute()
  if (done) await steps.insertInto('people.set_up_steps').values({ directorate_id: directorate, step, done_on: ctx.now.toISOString().slice(0, 10), said_by: ctx.actor.kind === 'person' ? ctx.actor.id : null }).execute()
  return { done }
}
