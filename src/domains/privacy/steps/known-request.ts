import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

/** A request, found for whoever may see it, with whose it is. */
export async function knownRequest(ctx: Ctx, { directorate: asked, request }: { readonly directorate?: string | undefined; readonly request: string }) {
  const directorate = await tenant(ctx, asked)
  const row = await tables(ctx).selectFrom('privacy.requests').selectAll().where('directorate_id', '=', directorate).where('id', '=', request).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'privacy.no-such-request')
  return { directorate, person: row.person_id, row }
}
export type KnownRequest = Awaited<ReturnType<typeof knownRequest>>

/** The same while it is not decided. */
export async function openRequest(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly request: string }): Promise<KnownRequest> {
  const known = await knownRequest(ctx, asked)
  if (known.row.decided_on !== null) throw new Refusal('too-late', 'privacy.decided-already')
  return known
}
