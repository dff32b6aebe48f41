import { may } from '#frame/allow.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

type Asked = { readonly directorate?: string | undefined; readonly cycle?: string | undefined; readonly zone?: string | undefined }

/**
 * A cycle within reach, or the one that a zone is in, with the facts that policies look at; what is out of reach is not there.
 * Whoever changes it holds it alone, so that it is closed once and nothing is written into it afterwards.
 */
export async function knownCycle(ctx: Ctx, asked: Asked, hold?: 'alone') {
  const directorate = await tenant(ctx, asked.directorate)
  if (asked.cycle === undefined && asked.zone === undefined) throw new Refusal('invalid', 'cycles.say-which-cycle', { cycle: 'cycles.say-which-cycle' })
  const row = await tables(ctx).selectFrom('cycles.cycles').selectAll().where('directorate_id', '=', directorate)
    .$if(asked.cycle !== undefined, (all) => all.where('id', '=', asked.cycle!)).$if(asked.zone !== undefined, (all) => all.where('zone_id', '=', asked.zone!))
    .orderBy('closed_on', (at) => at.desc().nullsFirst()).orderBy('id', 'desc').limit(1).$if(hold === 'alone', (all) => all.forUpdate()).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'cycles.no-such-cycle')
  return { directorate, commissariat: row.commissariat_id, zone: row.zone_id, cycle: row.id, row }
}
export type KnownCycle = Awaited<ReturnType<typeof knownCycle>>

/** A cycle to be written into: held, and not closed. Whoever may not see it does not learn that it is closed: the policy answers them. */
export async function liveCycle(ctx: Ctx, asked: Asked): Promise<KnownCycle> {
  const known = await knownCycle(ctx, asked, 'alone')
  if (known.row.closed_on !== null && may('cycles.cycle', ctx.actor, known)) throw new Refusal('conflict', 'cycles.cycle-is-closed', {}, { on: known.row.closed_on })
  return known
}

/** What a line of a cycle is written under. */
export const under = ({ directorate, commissariat, cycle }: KnownCycle) => ({ directorate_id: directorate, commissariat_id: commissariat, cycle_id: cycle })

/** The day it is. */
export const today = (ctx: Ctx): string => ctx.now.toISOString().slice(0, 10)
