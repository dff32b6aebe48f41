import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { PictureId, ProgressId, WorkState } from '../words.ts'

type Line = { readonly directorate: string; readonly action: string; readonly state: WorkState; readonly words: string; readonly on: string }

/** The line that the same person wrote a moment ago in the same words: a telephone with a weak signal sends twice, and it is kept once. */
export async function sentTwice(ctx: Ctx, { directorate, action, state, words, on }: Line) {
  if (ctx.actor.kind !== 'person') return null
  const last = await tables(ctx).selectFrom('work.progress').select(['id', 'state', 'words', 'on_day', 'noted_by', 'noted_at']).where('directorate_id', '=', directorate).where('action_id', '=', action).orderBy('id', 'desc').limit(1).executeTakeFirst()
  const same = last?.noted_by === ctx.actor.id && last.state === state && last.words === words && last.on_day === on && ctx.now.getTime() - last.noted_at.getTime() < aMoment
  if (!same) return null
  const shot = await tables(ctx).selectFrom('work.pictures').select(['id', 'shown']).where('directorate_id', '=', directorate).where('progress_id', '=', last.id).orderBy('id').limit(1).executeTakeFirst()
  return { progress: last.id as ProgressId, picture: (shot?.id ?? null) as PictureId | null, shown: shot?.shown ?? false }
}

/** Ten minutes, in milliseconds: longer than anybody waits before they press again. */
const aMoment = 600_000
