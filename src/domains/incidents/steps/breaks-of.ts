import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Break } from '../words.ts'

/** Every change of recording or law that is known of a commissariat: its own and its directorate's, the earliest first. */
export async function breaksOf(ctx: Ctx, { directorate, commissariat }: { readonly directorate: string; readonly commissariat: string }): Promise<Break[]> {
  const rows = await tables(ctx).selectFrom('incidents.breaks').select(['id', 'from_on', 'words', 'categories'])
    .where('directorate_id', '=', directorate).where('commissariat_id', 'in', [commissariat, directorate]).orderBy('from_on').orderBy('id').execute()
  return rows.map(({ id, from_on, words, categories }) => ({ id, on: from_on, words, categories }))
}
