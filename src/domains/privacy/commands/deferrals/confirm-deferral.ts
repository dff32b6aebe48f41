import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { DeferralId } from '../../words.ts'
import { daysLater } from '../../rules/days-later.ts'
import { deferralState } from '../../rules/deferral-state.ts'
import { quarterOf } from '../../rules/quarter-of.ts'
import { knownDeferral, type KnownDeferral } from '../../steps/known-deferral.ts'
import { ownSelf } from '../../steps/own-self.ts'
import { dayOf } from '../../steps/shown-request.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), deferral: DeferralId })

/** A second person, of the other role, agrees: from now to its end the looks are hidden from whom they are about, and everybody is told that there is one more. */
export const confirmDeferral = command('privacy.confirm-deferral', {
  input: Asked, answer: z.object({ until: z.iso.date() }), proof: 'fresh', find: knownDeferral, run: confirmed,
  trace: ({ deferral }, { directorate, person }) => ({ directorate, subject: { deferral }, whose: [person] }),
})

async function confirmed(ctx: Ctx, { deferral }: z.output<typeof Asked>, { directorate, row }: KnownDeferral) {
  const today = dayOf(ctx.now), until = daysLater(today, row.days)
  if (deferralState(row, today) !== 'waits') throw new Refusal('too-late', 'privacy.deferral-waits-no-more')
  const done = await tables(ctx).updateTable('privacy.deferrals').set({ confirmed_on: today, confirmed_by: ownSelf(ctx).person, until_on: until })
    .where('directorate_id', '=', directorate).where('id', '=', deferral).where('confirmed_on', 'is', null).where('ended_on', 'is', null).executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Refusal('too-late', 'privacy.deferral-waits-no-more')
  await tables(ctx).insertInto('pub.deferral_counts').values({ directorate_id: directorate, quarter: quarterOf(today), confirmed: 1 })
    .onConflict((same) => same.columns(['directorate_id', 'quarter']).doUpdateSet((row) => ({ confirmed: row('pub.deferral_counts.confirmed', '+', 1) }))).execute()
  return { until }
}
