import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { findOpening, type FoundOpening } from '../../glass/find-opening.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), opening: z.uuid() })

/** Closes a broken glass before its hour is over: whoever broke it, or whoever judges it. It opens nothing from the next request on, in every session. */
export const endOpening = command('people.end-opening', {
  input: Asked, answer: z.object({}), record: 'alter', find: findOpening, run: end, trace: ({ opening }, { directorate, person }) => ({ directorate, subject: { opening }, whose: [person] }),
})

async function end(ctx: Ctx, { opening }: z.output<typeof Asked>, { directorate }: FoundOpening) {
  const ended = await tables(ctx).updateTable('people.openings').set({ ended_at: ctx.now, ended_by: ctx.actor.kind === 'person' ? ctx.actor.id : null })
    .where('directorate_id', '=', directorate).where('id', '=', opening).where('ended_at', 'is', null).where('ends_at', '>', ctx.now).executeTakeFirst()
  if (ended.numUpdatedRows === 0n) throw new Refusal('too-late', 'people.glass-is-closed')
  return {}
}
