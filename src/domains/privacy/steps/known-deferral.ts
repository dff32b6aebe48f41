import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

/** A deferral, found for whoever may see it: about whom, and who asked for it as what. */
export async function knownDeferral(ctx: Ctx, { directorate: asked, deferral }: { readonly directorate?: string | undefined; readonly deferral: string }) {
  const directorate = await tenant(ctx, asked)
  const row = await tables(ctx).selectFrom('privacy.deferrals').selectAll().where('directorate_id', '=', directorate).where('id', '=', deferral).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'privacy.no-such-deferral')
  return { directorate, person: row.person_id, begunBy: row.asked_by, begunAs: row.asked_as, row }
}
export type KnownDeferral = Awaited<ReturnType<typeof knownDeferral>>
