import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

/** A picture within reach without its bytes: what it belongs to, and the facts that policies look at. */
export async function knownPicture(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly picture: string }) {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('work.pictures as f')
    .leftJoin('work.progress as l', (on) => on.onRef('l.directorate_id', '=', 'f.directorate_id').onRef('l.id', '=', 'f.progress_id'))
    .leftJoin('plans.actions as a', (on) => on.onRef('a.directorate_id', '=', 'l.directorate_id').onRef('a.id', '=', 'l.action_id'))
    .leftJoin('work.improvements as i', (on) => on.onRef('i.directorate_id', '=', 'f.directorate_id').onRef('i.id', '=', 'f.improvement_id'))
    .select(['f.commissariat_id', 'f.partners', 'f.shown', 'a.id as action', 'i.id as improvement', 'a.zone_id as zone_of_action', 'i.zone_id as zone_of_improvement'])
    .where('f.directorate_id', '=', directorate).where('f.id', '=', asked.picture).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'work.no-such-picture', { picture: 'work.no-such-picture' })
  return { directorate, commissariat: row.commissariat_id, zone: row.zone_of_action ?? row.zone_of_improvement, partners: row.partners, action: row.action, improvement: row.improvement }
}
export type KnownPicture = Awaited<ReturnType<typeof knownPicture>>
