import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { knownWave } from './known-wave.ts'

/** A remark of a closed wave, with what policies look at. Before the wave closes nobody reads what residents wrote; what was published is counted for good. */
export async function knownRemark(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly remark: string }) {
  const directorate = await tenant(ctx, asked.directorate)
  const remark = await tables(ctx).selectFrom('survey.remarks').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.remark).executeTakeFirst()
  if (!remark) throw new Refusal('not-found', 'survey.no-such-remark')
  const known = await knownWave(ctx, { directorate, wave: remark.wave_id }, 'share')
  return { ...known, remark }
}
export type KnownRemark = Awaited<ReturnType<typeof knownRemark>>

/** Refuses while answers may still arrive: closing gives every remark a new name. */
export function unlessAsking({ wave }: Pick<KnownRemark, 'wave'>): void {
  if (wave.state === 'planned' || wave.state === 'open') throw new Refusal('conflict', 'survey.close-before-coding')
}
