import { sql } from 'kysely'
import { v7 } from 'uuid'
import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { PostId } from '#domains/people/words.ts'
import { ProblemId } from '#domains/problems/words.ts'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { actionFits } from '../steps/action-fits.ts'
import { asking } from '../steps/asking.ts'
import { changing } from '../steps/changing.ts'
import { givenToDo } from '../steps/given-to-do.ts'
import { planOrProblem, type PlanOrProblem } from '../steps/known/plan-or-problem.ts'
import { stillThere, takingPart } from '../steps/taking-part.ts'
import { tables } from '../tables.ts'
import { ActionId, PlanId, Telling, Told, approaches, methods } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(),
  /** Without one it is done at once, straight from the problem; where a plan with this problem runs, it becomes part of that. */
  plan: PlanId.optional(), problem: ProblemId, /** The one that is planned anew. */ action: ActionId.optional(),
  /** The cause of the problem that it works on. */
  cause: z.uuid('plans.no-such-cause').optional(), words: Told,
  method: z.enum(methods, 'plans.say-which-method'), approach: z.enum(approaches, 'plans.say-which-approach'),
  owner: z.union([z.strictObject({ post: PostId }), z.strictObject({ organisation: OrganisationId })], 'plans.say-who-answers'),
  from: Day, due: Day, resources: z.string().trim().max(2000, 'plans.too-long').optional(), tasks: z.array(z.object({ organisation: OrganisationId, words: Telling })).max(20).default([]),
}).refine(({ from, due }) => from <= due, { path: ['due'], message: 'plans.due-before-it-begins' })
export type ActionAsked = z.output<typeof Asked>

/** One thing that will be done about a problem: what, by which method, on which cause, by whom, with whom, with what, from when to when (D2, D3, D11; seed line 722). */
export const planAction = command('plans.plan-action', {
  input: Asked, answer: z.object({ action: ActionId, plan: PlanId.nullable() }), find: planOrProblem, run: planIt,
  trace: ({ problem }, { directorate, commissariat }, { action, plan }) => ({ directorate, subject: { directorate, action, plan, problem, commissariat } }),
})

async function planIt(ctx: Ctx, asked: ActionAsked, found: PlanOrProblem) {
  await alone(ctx, found.directorate, found.zone)
  const known = await planOrProblem(ctx, { ...asked, directorate: found.directorate })
  const { directorate, commissariat, zone, plan } = known
  const organisations = [...new Set([...('organisation' in asked.owner ? [asked.owner.organisation] : []), ...asked.tasks.map(({ organisation }) => organisation)])]
  await actionFits(ctx, asked, known)
  if (plan === null) {
    await stillThere(ctx, directorate, organisations)
    return { action: await kept(ctx, asked, known, { directorate_id: directorate, commissariat_id: commissariat, partners: organisations }), plan: null }
  }
  return changing(ctx, { directorate, zone, plan }, async (under) => {
    const partners = organisations.length > 0 ? await takingPart(ctx, { directorate, plan }, organisations) : under.partners
    return { action: await kept(ctx, asked, known, { ...under, partners }), plan: plan as PlanId }
  })
}

async function kept(ctx: Ctx, asked: ActionAsked, { directorate, zone, plan }: PlanOrProblem, under: { directorate_id: string; commissariat_id: string; partners: string[] }) {
  const owner = 'post' in asked.owner ? { owner_post_id: asked.owner.post, owner_organisation_id: null } : { owner_post_id: null, owner_organisation_id: asked.owner.organisation }
  const said = {
    plan_id: plan, problem_id: asked.problem, cause_id: asked.cause ?? null, words: JSON.stringify(asked.words), method: asked.method, approach: asked.approach, ...owner,
    from_on: asked.from, due_on: asked.due, resources: asked.resources || null,
  }
  const action = asked.action ?? (v7() as ActionId)
  if (asked.action) {
    const changed = await tables(ctx).updateTable('plans.actions').set({ ...said, ...(plan === null && { partners: sql<string[]>`array(select distinct unnest(partners || ${under.partners}::uuid[]))` }) }).where('directorate_id', '=', directorate).where('id', '=', action)
      .where('zone_id', '=', zone).where('plan_id', plan === null ? 'is' : '=', plan).where('dropped_on', 'is', null).executeTakeFirst()
    if (changed.numUpdatedRows === 0n) throw new Refusal('not-found', 'plans.no-such-action', { action: 'plans.no-such-action' })
  } else {
    await tables(ctx).insertInto('plans.actions').values({ ...under, id: action, zone_id: zone, ...said, planned_on: ctx.now.toISOString().slice(0, 10), dropped_on: null, dropped_because: null }).execute()
  }
  if ('organisation' in asked.owner) await givenToDo(ctx, { directorate, commissariat: under.commissariat_id, action, organisation: asked.owner.organisation })
  for (const task of asked.tasks) await asking(ctx, under, { action, ...task })
  return action
}
