import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { answerDue } from '../rules/answer-due.ts'
import { type KnownRequest, openRequest } from '../steps/known-request.ts'
import { dayOf } from '../steps/shown-request.ts'
import { tables } from '../tables.ts'
import { Because, RequestId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: RequestId, because: Because })

/** Two months more, once, with the reason that the person reads, and only while the first month lasts (GDPR art. 12(3)). */
export const prolong = command('privacy.prolong', {
  input: Asked, answer: z.object({ dueOn: z.iso.date() }), find: openRequest, run: longer,
  trace: ({ request }, { directorate, person }) => ({ directorate, subject: { request }, whose: [person] }),
})

async function longer(ctx: Ctx, { request, because }: z.output<typeof Asked>, { directorate, row }: KnownRequest) {
  if (row.prolonged_because !== null) throw new Refusal('conflict', 'privacy.prolonged-already')
  if (row.due_on < dayOf(ctx.now)) throw new Refusal('too-late', 'privacy.month-is-over')
  const dueOn = answerDue(row.asked_on, true)
  await tables(ctx).updateTable('privacy.requests').set({ prolonged_because: because, due_on: dueOn }).where('directorate_id', '=', directorate).where('id', '=', request).execute()
  return { dueOn }
}
