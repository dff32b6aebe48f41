import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { PublicWork } from '../words.ts'

/** Is this piece of work before everybody's eyes already? */
export async function isPublic(ctx: Ctx, directorate: string, id: string): Promise<boolean> {
  return (await tables(ctx).selectFrom('pub.works').select('id').where('directorate_id', '=', directorate).where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Writes what everybody may read of a piece of work, in the place of what stood there. */
export async function publishWork(ctx: Ctx, directorate: string, told: PublicWork): Promise<void> {
  const row = { slug: told.slug, plan_id: told.plan, kind: told.kind, told: JSON.stringify(told) }
  await tables(ctx).insertInto('pub.works').values({ directorate_id: directorate, id: told.id, commissariat_id: commissariatOf(told.slug), ...row }).onConflict((same) => same.columns(['directorate_id', 'id']).doUpdateSet(row)).execute()
  await sql`update pub.edition set number = number + 1`.execute(ctx.db)
}

const commissariatOf = (slug: string) => sql<string>`(select commissariat_id from pub.zones where slug = ${slug})`

/** Takes a piece of work out of everybody's sight. */
export async function withdrawWork(ctx: Ctx, directorate: string, id: string): Promise<void> {
  await tables(ctx).deleteFrom('pub.works').where('directorate_id', '=', directorate).where('id', '=', id).execute()
  await sql`update pub.edition set number = number + 1`.execute(ctx.db)
}
