import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

/** What one asked to take out of the house and nobody has answered yet, found for whoever may see it. */
export async function knownExport(ctx: Ctx, { directorate: asked, request }: { readonly directorate?: string | undefined; readonly request: string }) {
  const directorate = await tenant(ctx, asked)
  const row = await tables(ctx).selectFrom('frame.export_requests').selectAll().where('directorate_id', '=', directorate).where('id', '=', request).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'privacy.no-such-export')
  return { directorate, deed: row.deed as string, commissariat: row.commissariat_id, person: row.about_id, begunBy: row.asked_by as string | null, row }
}
export type KnownExport = Awaited<ReturnType<typeof knownExport>>
