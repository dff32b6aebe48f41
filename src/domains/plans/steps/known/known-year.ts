import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'

/** The strategy of the directorate at hand for a year, where somebody has begun one. */
export async function knownYear(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly year: number }) {
  const directorate = await tenant(ctx, asked.directorate)
  const strategy = await tables(ctx).selectFrom('plans.strategies').selectAll().where('directorate_id', '=', directorate).where('year', '=', asked.year).executeTakeFirst()
  return { directorate, strategy }
}
export type KnownYear = Awaited<ReturnType<typeof knownYear>>
