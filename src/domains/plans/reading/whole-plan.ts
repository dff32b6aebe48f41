import type { Ctx } from '#frame/ctx.ts'
import { missingOf } from '../rules/missing-of.ts'
import { tables } from '../tables.ts'
import type { WholePlan } from '../words.ts'
import { actionsOf } from './actions-of.ts'
import { plansSeen } from './plans-seen.ts'

type Plan = { readonly directorate: string; readonly plan: string }

/** A plan with everything in it, the same for police and partners, in the same number of statements however large it is. */
export async function wholePlan(ctx: Ctx, { directorate, plan }: Plan): Promise<WholePlan> {
  const [seen] = await plansSeen(ctx, directorate, (all) => all.where('p.id', '=', plan))
  if (!seen) throw new Error('a plan that was found is there')
  const statements = await tables(ctx).selectFrom('plans.statements as s').leftJoin('problems.problems as p', (on) => on.onRef('p.directorate_id', '=', 's.directorate_id').onRef('p.id', '=', 's.problem_id'))
    .select(['s.problem_id', 's.place', 's.words', 's.known', 'p.state']).where('s.directorate_id', '=', directorate).where('s.plan_id', '=', plan).orderBy('s.place').orderBy('s.problem_id').execute()
  const objectives = await objectivesOf(ctx, { directorate, plan })
  const actions = await actionsOf(ctx, directorate, (all) => all.where('a.plan_id', '=', plan))
  const parts = await tables(ctx).selectFrom('plans.parts').select(['problem_id', 'who', 'words']).where('directorate_id', '=', directorate).where('plan_id', '=', plan).execute()
  const whole = {
    plan: seen,
    problems: statements.map((row) => ({
      ...row.known, problem: row.problem_id, place: row.place, statement: row.words, objectives: objectives.filter(({ problem_id }) => problem_id === row.problem_id).map(objectiveOf),
      actions: actions.filter(({ problem }) => problem === row.problem_id),
      parts: parts.filter(({ problem_id }) => problem_id === row.problem_id).map(({ who, words }) => ({ who, words })).toSorted((a, b) => order.indexOf(a.who) - order.indexOf(b.who)),
    })) as WholePlan['problems'],
    ...(await restOf(ctx, { directorate, plan })),
  }
  const closed = new Set(statements.filter(({ state }) => state === 'closed').map(({ problem_id }) => problem_id))
  return { ...whole, missing: missingOf(whole, closed) }
}

const order = ['police', 'municipality', 'residents', 'others']

async function objectivesOf(ctx: Ctx, { directorate, plan }: Plan) {
  return tables(ctx).selectFrom('plans.objectives').selectAll().where('directorate_id', '=', directorate).where('plan_id', '=', plan).where('dropped_on', 'is', null).orderBy('id').execute()
}

function objectiveOf(row: Awaited<ReturnType<typeof objectivesOf>>[number]) {
  return {
    objective: row.id, words: row.words, indicator: row.indicator, figure: row.figure, category: row.category, source: row.source,
    baseline: row.baseline, low: row.baseline_low, high: row.baseline_high, n: row.baseline_n, from: row.baseline_from, to: row.baseline_to, target: row.target, dueOn: row.due_on,
  }
}

async function restOf(ctx: Ctx, { directorate, plan }: Plan): Promise<Pick<WholePlan, 'needs' | 'reviews' | 'consents'>> {
  const needs = await tables(ctx).selectFrom('plans.needs').selectAll().where('directorate_id', '=', directorate).where('plan_id', '=', plan).where('dropped_on', 'is', null).orderBy('id').execute()
  const reviews = await tables(ctx).selectFrom('plans.reviews').selectAll().where('directorate_id', '=', directorate).where('plan_id', '=', plan).orderBy('on_day').execute()
  const consents = await tables(ctx).selectFrom('plans.consents as c').innerJoin('partners.organisations as o', (on) => on.onRef('o.directorate_id', '=', 'c.directorate_id').onRef('o.id', '=', 'c.organisation_id'))
    .select(['c.organisation_id', 'c.state', 'c.because', 'c.said_on', 'c.on_behalf', 'o.name', 'o.sector']).where('c.directorate_id', '=', directorate).where('c.plan_id', '=', plan).orderBy('o.name').execute()
  return {
    needs: needs.map(({ id, kind, words, amount, unit, cents }) => ({ need: id, kind, words, amount, unit, cents: cents === null ? null : Number(cents) })),
    reviews: reviews.map(({ id, on_day, held_on, words }) => ({ review: id, on: on_day, heldOn: held_on, words })),
    consents: consents.map((row) => ({ organisation: row.organisation_id, name: row.name, sector: row.sector, state: row.state, because: row.because, saidOn: row.said_on, onBehalf: row.on_behalf })),
  } as Pick<WholePlan, 'needs' | 'reviews' | 'consents'>
}
