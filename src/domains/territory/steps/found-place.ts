import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing } from '#frame/within.ts'
import { tables } from '../tables.ts'
import type { Names } from '../words.ts'

/** How somebody names a directorate or commissariat: by its code, and what else is known of it if it is new. */
export type Named = { readonly id?: string | undefined; readonly code: string; readonly names?: Names | undefined; readonly country?: string | undefined }

/** The directorate of that code, founded now when it is new; a name that is told replaces the one before. */
export async function foundDirectorate(ctx: Ctx, known: string | null, asked: Named | null): Promise<{ id: string; code: string }> {
  if (known !== null) {
    if (asked?.names) await tables(ctx).updateTable('territory.directorates').set({ names: JSON.stringify(asked.names) }).where('id', '=', known).execute()
    return tables(ctx).selectFrom('territory.directorates').select(['id', 'code']).where('id', '=', known).executeTakeFirstOrThrow()
  }
  if (!asked?.country) throw new Refusal('invalid', 'territory.which-country', { 'directorate.country': 'territory.which-country' })
  const id = asked.id ?? v7()
  await seeing(ctx, { directorate: id, areas: [id] })
  // The country is there from its first directorate on: posts over it see counts of all of them.
  await tables(ctx).insertInto('territory.countries').values({ id: v7(), code: asked.country }).onConflict((known) => known.column('code').doNothing()).execute()
  await tables(ctx).insertInto('territory.directorates').values({ id, code: asked.code, country: asked.country, names: JSON.stringify(asked.names ?? { und: asked.code }) }).execute()
  return { id, code: asked.code }
}

/** The commissariats of a directorate by code, with those founded now that are new. */
export async function foundCommissariats(ctx: Ctx, directorate: string, asked: readonly Named[]): Promise<Map<string, string>> {
  const there = await tables(ctx).selectFrom('territory.commissariats').select(['code', 'id']).where('directorate_id', '=', directorate).execute()
  const ids = new Map(there.map(({ code, id }) => [code, id]))
  for (const { id = v7(), code, names } of asked) {
    const known = ids.get(code)
    if (known === undefined) await tables(ctx).insertInto('territory.commissariats').values({ directorate_id: directorate, id, code, names: JSON.stringify(names ?? { und: code }) }).execute()
    else if (names) await tables(ctx).updateTable('territory.commissariats').set({ names: JSON.stringify(names) }).where('directorate_id', '=', directorate).where('id', '=', known).execute()
    ids.set(code, known ?? id)
  }
  return ids
}
