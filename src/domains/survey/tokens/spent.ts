import { createHash } from 'node:crypto'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

type Of = { readonly directorate_id: string; readonly commissariat_id: string; readonly wave_id: string }

const hashOf = (value: string) => createHash('sha256').update(value).digest('hex')

/** Has a sheet come in with this token? */
export async function isSpent(ctx: Ctx, directorate: string, value: string): Promise<boolean> {
  return (await tables(ctx).selectFrom('survey.spent').select('value_hash').where('directorate_id', '=', directorate).where('value_hash', '=', hashOf(value)).executeTakeFirst()) !== undefined
}

/** Uses a token up: true for the first only, however many come at once. */
export async function spend(ctx: Ctx, { directorate_id, commissariat_id, wave_id }: Of, value: string): Promise<boolean> {
  const kept = await tables(ctx).insertInto('survey.spent').values({ directorate_id, value_hash: hashOf(value), commissariat_id, wave_id }).onConflict((there) => there.doNothing()).executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}
