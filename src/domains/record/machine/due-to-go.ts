import type { Db } from '#platform/db.ts'
import { latestCut, monthOf } from '../chain/anchored.ts'
import { lastHeadBy, publishedAnchors } from '../chain/published.ts'
import { founding, type End } from '../chain/verified.ts'
import type { Head } from '../words.ts'

/** The head up to which a chain's oldest lines are over, and where what is left of it begins; null where there is nothing to cut, or it was cut this month. */
export async function dueToGo(ctx: { readonly db: Db; readonly now: Date }, directorate: string, kept: string): Promise<{ readonly head: Head; readonly start: End } | null> {
  const last = (await publishedAnchors(ctx, directorate)).at(-1)
  if (last && monthOf(last.at) >= monthOf(ctx.now.toISOString())) return null
  const start = last ?? founding
  const head = await lastHeadBy(ctx, directorate, latestCut(kept, ctx.now), start.sequence)
  return head && { head, start }
}
