import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { unsigned } from './unsigned.ts'

/** A problem within reach with the facts that policies look at; what is out of reach is not there. */
export async function knownProblem(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly problem: string }) {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('problems.problems').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.problem).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'problems.no-such-problem')
  return { directorate, commissariat: row.commissariat_id, zone: row.zone_id, wave: row.wave_id, row }
}
export type KnownProblem = Awaited<ReturnType<typeof knownProblem>>

/** What a line about a problem is written under. */
export const under = ({ directorate, commissariat, row }: KnownProblem) => ({ directorate_id: directorate, commissariat_id: commissariat, problem_id: row.id })

/** Refuses to change a problem that is closed, or whose analysis is signed. */
export async function stillOpen(ctx: Ctx, known: KnownProblem): Promise<void> {
  await unsigned(ctx, known)
  if (known.row.state !== 'found') throw new Refusal('conflict', 'problems.problem-is-closed')
}
