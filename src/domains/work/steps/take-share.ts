import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { readConfig } from '#platform/config.ts'
import { tables } from '../tables.ts'
import { picturesOfOne } from '../words.ts'

/** What a picture hangs on: a line of work, or an improvement. */
export type Hangs = { readonly progress: string } | { readonly improvement: string }

/** Counts a picture to its directorate's store; refuses it when what it hangs on has as many as it may, when the store is full, or when whoever sends it has sent a day's share. The count is one row, so two at one moment are counted after one another. */
export async function takeShare(ctx: Ctx, directorate: string, on: Hangs, weight: number, field: string): Promise<void> {
  const [column, id] = 'progress' in on ? ['progress_id', on.progress] as const : ['improvement_id', on.improvement] as const
  const { hang } = await tables(ctx).selectFrom('work.pictures').select((all) => all.fn.countAll<string>().as('hang')).where('directorate_id', '=', directorate).where(column, '=', id).executeTakeFirstOrThrow()
  if (Number(hang) >= picturesOfOne) throw new Refusal('invalid', 'work.pictures-of-one', { [field]: 'work.pictures-of-one' })
  const shares = readConfig().pictures!
  const { bytes } = await tables(ctx).insertInto('work.picture_counts').values({ directorate_id: directorate, pictures: 1, bytes: weight })
    .onConflict((same) => same.column('directorate_id').doUpdateSet({ pictures: sql<string>`picture_counts.pictures + 1`, bytes: sql<string>`picture_counts.bytes + excluded.bytes` })).returning('bytes').executeTakeFirstOrThrow()
  if (Number(bytes) > shares.bytes) throw new Refusal('invalid', 'work.pictures-are-full', { [field]: 'work.pictures-are-full' })
  if (ctx.actor.kind !== 'person') return
  const { sent } = await tables(ctx).selectFrom('work.pictures').select((all) => all.fn.countAll<string>().as('sent')).where('directorate_id', '=', directorate).where('taken_on', '=', ctx.now.toISOString().slice(0, 10)).where('sent_by', '=', ctx.actor.id).executeTakeFirstOrThrow()
  if (Number(sent) >= shares.aDay) throw new Refusal('invalid', 'work.pictures-of-today', { [field]: 'work.pictures-of-today' })
}
