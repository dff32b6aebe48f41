import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { deferralDays, deferralDeeds } from '../words.ts'
import { daysLater } from '../rules/days-later.ts'
import { deferralState } from '../rules/deferral-state.ts'
import { tables } from '../tables.ts'
import { dayOf } from './shown-request.ts'

/**
 * Which lines of the record are not told to a person yet, and what was told later and is over. While a deferral stands, looks for the prevention of crime from its first day on are
 * hidden, but never those of the two who agreed on it; so are, while one stands or waits, the deeds about it. No line is hidden longer than twelve months, however many follow each other.
 */
export async function hiddenLooks(ctx: Ctx, { directorate, person }: { readonly directorate: string; readonly person: string }) {
  const today = dayOf(ctx.now)
  const rows = await tables(ctx).selectFrom('privacy.deferrals').selectAll().where('directorate_id', '=', directorate).where('person_id', '=', person).orderBy('until_on', 'desc').orderBy('id').execute()
  const all = rows.map((row) => ({ ...row, state: deferralState(row, today) }))
  const standing = all.filter(({ state }) => state === 'stands')
  const open = standing.length > 0 || all.some(({ state }) => state === 'waits')
  const hides: RawBuilder<unknown>[] = [
    ...standing.map((one) => sql`(ground = 'crime-prevention' and at >= ${`${one.from_on}T00:00:00Z`}::timestamptz and actor <> ${one.asked_by} and actor <> ${one.confirmed_by})`),
    ...(open ? [sql`name in (${sql.join([...deferralDeeds])})`] : []),
  ]
  const hidden = hides.length === 0 ? sql`false` : sql`(at > ${ctx.now}::timestamptz - interval '12 months' and (${sql.join(hides, sql` or `)}))`
  // What was told later is told when it is over, unless another follows it: that would tell of the other.
  const over = all.filter(({ state, until_on }) => (state === 'over' || state === 'ended') && (standing.length === 0 || until_on <= daysLater(today, -deferralDays.most)))
  return { hidden, toldLater: over.map(({ from_on, until_on, reason }) => ({ from: from_on, until: until_on, reason })) }
}
