import type { PlanId } from '#domains/plans/words.ts'
import type { ProblemId } from '#domains/problems/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { isPublic, publishWork } from './publish-work.ts'
import { tellPictures } from './tell-pictures.ts'

/** An improvement within reach, with the facts that policies look at. */
export async function knownImprovement(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly improvement: string }) {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('work.improvements').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.improvement).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'work.no-such-improvement', { improvement: 'work.no-such-improvement' })
  return { directorate, commissariat: row.commissariat_id, zone: row.zone_id, partners: row.partners, holder: null, organisations: row.organisation_id === null ? [] : [row.organisation_id], row }
}
export type KnownImprovement = Awaited<ReturnType<typeof knownImprovement>>

/** Tells everybody where an improvement stands, from the day it is agreed; one that was told of and is dropped is told with the reason. */
export async function tellImprovement(ctx: Ctx, directorate: string, improvement: string): Promise<void> {
  const row = await tables(ctx).selectFrom('work.improvements as i').innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'i.directorate_id').onRef('z.id', '=', 'i.zone_id'))
    .leftJoin('plans.actions as a', (on) => on.onRef('a.directorate_id', '=', 'i.directorate_id').onRef('a.id', '=', 'i.action_id'))
    .leftJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'a.directorate_id').onRef('p.id', '=', 'a.plan_id'))
    .selectAll('i').select(['z.slug', 'a.problem_id as of_action', 'p.id as plan', 'p.state as plan_state']).where('i.directorate_id', '=', directorate).where('i.id', '=', improvement).executeTakeFirstOrThrow()
  if ((row.state === 'proposed' || row.state === 'dropped') && !(await isPublic(ctx, directorate, row.id))) return
  await publishWork(ctx, directorate, {
    kind: 'improvement', id: row.id, slug: row.slug, plan: row.plan_state === 'drafted' ? null : row.plan as PlanId | null, problem: (row.problem_id ?? row.of_action) as ProblemId | null, words: row.names, state: row.state,
    since: row.changed_on, due: null, told: null, because: row.because, improvementKind: row.kind, whereabouts: row.whereabouts, pictures: await tellPictures(ctx, directorate, { improvement }),
  })
}
