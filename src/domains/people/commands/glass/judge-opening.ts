import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { findOpening, type FoundOpening } from '../../glass/find-opening.ts'
import { tables } from '../../tables.ts'
import { openingVerdicts } from '../../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), opening: z.uuid(), verdict: z.enum(openingVerdicts, 'people.glass-say-verdict'),
  because: z.string('people.glass-say-because').trim().min(10, 'people.glass-say-because').max(2000, 'frame.too-much'),
})

/** Somebody from outside says whether breaking the glass was in order, and why. Once, when it is over; until then it stands on their page. */
export const judgeOpening = command('people.judge-opening', {
  input: Asked, answer: z.object({}), record: 'alter', find: findOpening, run: judge, trace: ({ opening, verdict }, { directorate, person }) => ({ directorate, subject: { opening, verdict }, whose: [person] }),
})

async function judge(ctx: Ctx, { opening, verdict, because }: z.output<typeof Asked>, { directorate, row }: FoundOpening) {
  if (row.verdict !== null) throw new Refusal('too-late', 'people.glass-judged-already')
  if (row.ended_at === null && row.ends_at > ctx.now) throw new Refusal('conflict', 'people.glass-still-open')
  const judged = await tables(ctx).updateTable('people.openings').set({ verdict, because, judged_at: ctx.now, judged_by: ctx.actor.kind === 'person' ? ctx.actor.id : null })
    .where('directorate_id', '=', directorate).where('id', '=', opening).where('verdict', 'is', null).executeTakeFirst()
  if (judged.numUpdatedRows === 0n) throw new Refusal('too-late', 'people.glass-judged-already')
  return {}
}
