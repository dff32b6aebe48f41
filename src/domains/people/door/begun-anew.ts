import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { linkLivesDays } from '../words.ts'
import { madeLink } from './made-link.ts'

type Two = { readonly begunBy: string | null; readonly begunAt: Date; readonly confirmedBy: string | null }

/** Two have said that somebody begins anew: what opened their account before this moment opens nothing, and one new link does. */
export async function begunAnew(ctx: Ctx, directorate: string, person: string, { begunBy, begunAt, confirmedBy }: Two): Promise<{ token: string; endsAt: string }> {
  await tables(ctx).insertInto('people.recoveries').values({
    directorate_id: directorate, id: v7(), person_id: person, begun_by: begunBy, begun_at: begunAt, ends_at: new Date(begunAt.getTime() + linkLivesDays * 86_400_000), confirmed_by: confirmedBy, confirmed_at: ctx.now,
  }).execute()
  return madeLink(ctx, directorate, person)
}
