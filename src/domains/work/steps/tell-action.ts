import type { PlanId } from '#domains/plans/words.ts'
import type { ProblemId } from '#domains/problems/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { toldOf } from '../rules/told-of.ts'
import { tables } from '../tables.ts'
import type { KnownAction } from './known-action.ts'
import { isPublic, publishWork, withdrawWork } from './publish-work.ts'
import { takeAway, tellPictures } from './tell-pictures.ts'

/** Tells everybody where an action stands, when it is of a published plan or was taken at once; an action that was dropped is told of no longer. */
export async function tellAction(ctx: Ctx, { directorate, slug, row }: KnownAction): Promise<void> {
  const before = await isPublic(ctx, directorate, row.id)
  if (row.plan_state === 'drafted' && !before) return
  // Whoever changes what is told of an action waits here for whoever is at it.
  const standing = await tables(ctx).selectFrom('work.standings').select(['state', 'since_on']).where('directorate_id', '=', directorate).where('action_id', '=', row.id).forUpdate().executeTakeFirst()
  if (!standing) return
  const lines = await tables(ctx).selectFrom('work.progress').select(['id', 'state', 'told', 'because']).where('directorate_id', '=', directorate).where('action_id', '=', row.id).orderBy('id', 'desc').execute()
  if (row.dropped_on !== null) {
    if (before) await withdrawAction(ctx, directorate, row.id, lines.map(({ id }) => id))
    return
  }
  await publishWork(ctx, directorate, {
    kind: 'action', id: row.id, slug, plan: row.plan_state === 'drafted' ? null : row.plan_id as PlanId | null, problem: row.problem_id as ProblemId, words: row.words, state: standing.state, since: standing.since_on, due: row.due_on,
    ...toldOf(lines), improvementKind: null, whereabouts: null, pictures: await tellPictures(ctx, directorate, { progress: lines.map(({ id }) => id) }),
  })
}

async function withdrawAction(ctx: Ctx, directorate: string, action: string, lines: readonly string[]): Promise<void> {
  const pictures = lines.length === 0 ? [] : await tables(ctx).selectFrom('work.pictures').select('id').where('directorate_id', '=', directorate).where('progress_id', 'in', [...lines]).execute()
  await takeAway(ctx, directorate, pictures.map(({ id }) => id))
  await withdrawWork(ctx, directorate, action)
}
