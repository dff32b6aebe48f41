import type { Ctx } from '#frame/ctx.ts'
import { today, type KnownCycle } from '../steps/known-cycle.ts'
import { whatPoliceCan } from '../rules/what-police-can.ts'
import { tables } from '../tables.ts'
import type { Account, AccountOfProblem } from '../words.ts'
import { actionsWithReasons } from './actions-with-reasons.ts'
import type { KnownFacts } from './facts-of.ts'

type Ending = { readonly carriedTo: ReadonlyMap<string, string>; readonly next: string }

/** The account of a cycle that ends, put together from everything that was written in it, as it will stand. */
export async function accountOf(ctx: Ctx, { directorate, cycle, zone, row }: KnownCycle, { row: whole, facts }: KnownFacts, { carriedTo, next }: Ending): Promise<Account> {
  const { slug, names } = await tables(ctx).selectFrom('territory.zones').select(['slug', 'names']).where('directorate_id', '=', directorate).where('id', '=', zone).executeTakeFirstOrThrow()
  const judged = await judgedProblems(ctx, directorate, cycle)
  const actions = Map.groupBy(await actionsWithReasons(ctx, directorate, row.plan_id!), ({ problem }) => problem)
  const parts = Map.groupBy(await tables(ctx).selectFrom('plans.parts').select(['problem_id', 'who', 'words']).where('directorate_id', '=', directorate).where('plan_id', '=', row.plan_id!).orderBy('who').execute(), ({ problem_id }) => problem_id)
  const said = await tables(ctx).selectFrom('pub.zone_results').select(['wave_id', 'result']).where('directorate_id', '=', directorate).where('slug', '=', slug).where('wave_id', 'in', [row.wave_id, row.remeasured_id!]).execute()
  const answers = (wave: string) => said.find(({ wave_id }) => wave_id === wave)?.result.answers ?? 0
  const needs = await tables(ctx).selectFrom('cycles.needs').select(['kind', 'words', 'amount', 'unit', 'cents', 'met']).where('directorate_id', '=', directorate).where('cycle_id', '=', cycle).orderBy('id').execute()
  const after = { wave: row.remeasured_id!, names: whole.againNames!, closesOn: whole.againClosesOn! }
  const { done, 'not-done': notDone, why, help } = facts.account
  return {
    cycle, slug, names, from: whole.planFrom, to: whole.planTo, plan: row.plan_id, languages: Object.keys(facts.plan!.summary), done, notDone, why, help,
    waves: { before: { wave: row.wave_id, names: whole.waveNames, closesOn: whole.closesOn, answers: answers(row.wave_id) }, after: { ...after, answers: answers(after.wave) } },
    problems: judged.map((one) => ({ ...one, actions: (actions.get(one.problem) ?? []).map(({ problem: _problem, method: _method, ...action }) => action), carriedTo: carriedTo.get(one.problem) ?? null })),
    can: whatPoliceCan(judged.map((one) => ({ ...one, parts: (parts.get(one.problem) ?? []).map(({ who, words }) => ({ who, words })) }))),
    needs: needs.map((need) => ({ ...need, cents: need.cents === null ? null : Number(need.cents) })), publishedOn: today(ctx), next: { cycle: next, wave: after },
  } as Account
}

async function judgedProblems(ctx: Ctx, directorate: string, cycle: string): Promise<Omit<AccountOfProblem, 'actions' | 'carriedTo'>[]> {
  const rows = await tables(ctx).selectFrom('cycles.assessments as a').innerJoin('cycles.cycles as c', (on) => on.onRef('c.directorate_id', '=', 'a.directorate_id').onRef('c.id', '=', 'a.cycle_id'))
    .innerJoin('problems.problems as p', (on) => on.onRef('p.directorate_id', '=', 'a.directorate_id').onRef('p.id', '=', 'a.problem_id'))
    .innerJoin('plans.statements as s', (on) => on.onRef('s.directorate_id', '=', 'a.directorate_id').onRef('s.plan_id', '=', 'c.plan_id').onRef('s.problem_id', '=', 'a.problem_id'))
    .where('a.directorate_id', '=', directorate).where('a.cycle_id', '=', cycle).orderBy('s.place').orderBy('s.problem_id')
    .select(['a.problem_id as problem', 's.words as statement', 'a.outcome', 'a.solved', 'a.told', 'a.despite', 'a.change', 'a.recorded', 'p.competence', 'p.body', 'p.question', 'p.category', 's.known']).execute()
  return rows.map(({ known, ...row }) => ({ ...row, names: known.names })) as Omit<AccountOfProblem, 'actions' | 'carriedTo'>[]
}
