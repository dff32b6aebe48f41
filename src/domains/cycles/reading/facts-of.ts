import type { Ctx } from '#frame/ctx.ts'
import type { Facts } from '../rules/gates.ts'
import { tables } from '../tables.ts'
import { cycleRows, type CycleRow } from './cycle-rows.ts'

export type KnownFacts = { readonly row: CycleRow; readonly facts: Facts }
type Narrow = Parameters<typeof cycleRows>[2]

/** Cycles with all that their gates look at: seven statements, however many cycles there are. */
export async function factsOf(ctx: Ctx, directorate: string, narrow: Narrow): Promise<KnownFacts[]> {
  const rows = await cycleRows(ctx, directorate, narrow)
  if (rows.length === 0) return []
  const cycles = rows.map(({ id }) => id), plans = rows.flatMap(({ plan_id }) => plan_id ?? [])
  const problems = Map.groupBy(await judged(ctx, directorate, cycles), ({ cycle }) => cycle)
  const actions = Map.groupBy(plans.length === 0 ? [] : await actionsOf(ctx, directorate, plans), ({ plan }) => plan)
  const cards = Map.groupBy(await tables(ctx).selectFrom('cycles.method_cards').select(['cycle_id as cycle', 'method', 'written_on as writtenOn']).where('directorate_id', '=', directorate).where('cycle_id', 'in', cycles).execute(), ({ cycle }) => cycle)
  const partners = Map.groupBy(plans.length === 0 ? [] : await partnersOf(ctx, directorate, plans), ({ plan }) => plan)
  const rated = await tables(ctx).selectFrom('cycles.partnership_ratings').select(['cycle_id', 'organisation_id', 'rated_on']).where('directorate_id', '=', directorate).where('cycle_id', 'in', cycles).execute()
  const accounts = await tables(ctx).selectFrom('cycles.accounts').selectAll().where('directorate_id', '=', directorate).where('cycle_id', 'in', cycles).execute()
  return rows.map((row) => {
    const account = accounts.find(({ cycle_id }) => cycle_id === row.id)
    return {
      row,
      facts: {
        closesOn: row.closesOn, publishedOn: row.publishedOn, signedOn: row.signedOn, closedOn: row.closed_on,
        plan: row.planId === null ? null : { from: row.planFrom!, to: row.planTo!, publishedOn: row.planPublishedOn, summary: row.summary ?? {}, closed: row.planState === 'closed' },
        actions: (actions.get(row.plan_id ?? '') ?? []).map((one) => ({ ...one, state: one.state ?? 'planned' as const })),
        again: row.remeasured_id === null ? null : { publishedOn: row.againPublishedOn },
        problems: (problems.get(row.id) ?? []).map(({ told, ...one }) => ({ ...one, told: told ?? {} })),
        cards: cards.get(row.id) ?? [],
        partners: (partners.get(row.plan_id ?? '') ?? []).map(({ organisation, name }) => ({ organisation, name, ratedOn: rated.find((one) => one.cycle_id === row.id && one.organisation_id === organisation)?.rated_on ?? null })),
        account: { done: account?.done ?? {}, 'not-done': account?.not_done ?? {}, why: account?.why ?? {}, help: account?.help ?? {} },
      },
    }
  })
}

/** The problems of the cycles' plans, each with its judgement where there is one. */
function judged(ctx: Ctx, directorate: string, cycles: readonly string[]) {
  return tables(ctx).selectFrom('cycles.cycles as c').innerJoin('plans.statements as s', (on) => on.onRef('s.directorate_id', '=', 'c.directorate_id').onRef('s.plan_id', '=', 'c.plan_id'))
    .leftJoin('cycles.assessments as a', (on) => on.onRef('a.directorate_id', '=', 'c.directorate_id').onRef('a.cycle_id', '=', 'c.id').onRef('a.problem_id', '=', 's.problem_id'))
    .where('c.directorate_id', '=', directorate).where('c.id', 'in', cycles).orderBy('s.place').orderBy('s.problem_id')
    .select(['c.id as cycle', 's.problem_id as problem', 's.words', 'a.assessed_on as assessedOn', 'a.told', 'a.despite']).execute()
}

/** What stands in the plans, without what was dropped, with its latest standing. */
function actionsOf(ctx: Ctx, directorate: string, plans: readonly string[]) {
  return tables(ctx).selectFrom('plans.actions as a').leftJoin('work.standings as s', (on) => on.onRef('s.directorate_id', '=', 'a.directorate_id').onRef('s.action_id', '=', 'a.id'))
    .where('a.directorate_id', '=', directorate).where('a.plan_id', 'in', plans).where('a.dropped_on', 'is', null).orderBy('a.due_on').orderBy('a.id')
    .select(['a.id as action', 'a.problem_id as problem', 'a.plan_id as plan', 'a.words', 'a.method', 'a.due_on as due', 'a.owner_post_id as post', 's.state', 's.since_on as since']).execute()
}

/** Who worked along: agreed with the plan, took a task in it, or owns one of its actions. */
async function partnersOf(ctx: Ctx, directorate: string, plans: readonly string[]) {
  const agreed = tables(ctx).selectFrom('plans.consents').select(['plan_id as plan', 'organisation_id as organisation']).where('directorate_id', '=', directorate).where('plan_id', 'in', plans).where('state', '=', 'agreed')
  const took = tables(ctx).selectFrom('plans.tasks as t').innerJoin('plans.actions as a', (on) => on.onRef('a.directorate_id', '=', 't.directorate_id').onRef('a.id', '=', 't.action_id'))
    .select(['a.plan_id as plan', 't.organisation_id as organisation']).where('t.directorate_id', '=', directorate).where('a.plan_id', 'in', plans).where('t.state', '=', 'accepted').where('a.dropped_on', 'is', null)
  const owns = tables(ctx).selectFrom('plans.actions').select(['plan_id as plan', 'owner_organisation_id as organisation']).where('directorate_id', '=', directorate).where('plan_id', 'in', plans)
    .where('owner_organisation_id', 'is not', null).where('dropped_on', 'is', null)
  const rows = await tables(ctx).selectFrom(agreed.union(took as never).union(owns as never).as('p'))
    .innerJoin('partners.organisations as o', (on) => on.onRef('o.id', '=', 'p.organisation')).where('o.directorate_id', '=', directorate)
    .select(['p.plan', 'p.organisation', 'o.name']).orderBy('o.name').execute()
  return rows as { plan: string; organisation: string; name: string }[]
}

