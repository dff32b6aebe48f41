import { putRight } from '#domains/people/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../../tables.ts'
import { standingRestriction } from './keep-measure.ts'

/** Puts a person's name right; one that is withheld stays withheld, and is put right where it is kept. False for who has no name here. */
export async function nameRight(ctx: Ctx, directorate: string, person: string, name: string): Promise<boolean> {
  const standing = await standingRestriction(ctx, directorate, person)
  if (!standing || standing.words === null) return putRight(ctx, directorate, person, { name })
  await tables(ctx).updateTable('privacy.measures').set({ words: name }).where('directorate_id', '=', directorate).where('id', '=', standing.id).execute()
  return true
}
