import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

/** An organisation with the facts that the policies of partners look at. */
export type FoundOrganisation = {
  readonly directorate: string; readonly commissariat: string | null; readonly organisation: string; readonly name: string; readonly sinceOn: string; readonly leftOn: string | null
}

/** The organisation a deed is done to. */
export async function findOrganisation(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly organisation: string }): Promise<FoundOrganisation> {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('partners.organisations').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.organisation).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'partners.no-such-organisation', { organisation: 'partners.no-such-organisation' })
  return { directorate, commissariat: row.commissariat_id, organisation: row.id, name: row.name, sinceOn: row.since_on, leftOn: row.left_on }
}
