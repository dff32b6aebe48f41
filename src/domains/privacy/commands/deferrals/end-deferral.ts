import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { DeferralId } from '../../words.ts'
import { deferralState } from '../../rules/deferral-state.ts'
import { knownDeferral, type KnownDeferral } from '../../steps/known-deferral.ts'
import { ownSelf } from '../../steps/own-self.ts'
import { dayOf } from '../../steps/shown-request.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), deferral: DeferralId })

/** One person is enough to end it, or to turn it down while it waits: from then on everything is told. */
export const endDeferral = command('privacy.end-deferral', {
  input: Asked, answer: z.object({}), find: knownDeferral, run: ended,
  trace: ({ deferral }, { directorate, person }) => ({ directorate, subject: { deferral }, whose: [person] }),
})

async function ended(ctx: Ctx, { deferral }: z.output<typeof Asked>, { directorate, row }: KnownDeferral) {
  const today = dayOf(ctx.now)
  if (!['waits', 'stands'].includes(deferralState(row, today))) throw new Refusal('too-late', 'privacy.deferral-is-over')
  await tables(ctx).updateTable('privacy.deferrals').set({ ended_on: today, ended_by: ownSelf(ctx).person, until_on: today })
    .where('directorate_id', '=', directorate).where('id', '=', deferral).where('ended_on', 'is', null).execute()
  return {}
}
