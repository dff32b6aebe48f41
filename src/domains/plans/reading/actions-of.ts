import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Action } from '../words.ts'

const fromActions = (ctx: Ctx) => tables(ctx).selectFrom('plans.actions as a')
  .leftJoin('people.posts as o', (on) => on.onRef('o.directorate_id', '=', 'a.directorate_id').onRef('o.id', '=', 'a.owner_post_id'))
  .leftJoin('partners.organisations as b', (on) => on.onRef('b.directorate_id', '=', 'a.directorate_id').onRef('b.id', '=', 'a.owner_organisation_id'))
type Actions = ReturnType<typeof fromActions>

/** Actions with their owners and what organisations were asked to do in them, the earliest due first. */
export async function actionsOf(ctx: Ctx, directorate: string, narrow: (actions: Actions) => Actions): Promise<Action[]> {
  const rows = await narrow(fromActions(ctx)).selectAll('a').select(['o.role', 'o.title', 'b.name as organisation']).where('a.directorate_id', '=', directorate).orderBy('a.due_on').orderBy('a.id').execute()
  const tasks = await tasksOf(ctx, directorate, rows.map(({ id }) => id))
  return rows.map((row) => ({
    action: row.id, problem: row.problem_id, words: row.words, method: row.method, approach: row.approach,
    owner: {
      kind: row.owner_post_id ? 'post' : 'organisation', post: row.owner_post_id, organisation: row.owner_organisation_id, role: row.role, name: row.organisation,
      title: row.title && Object.keys(row.title).length > 0 ? row.title : null,
    },
    from: row.from_on, due: row.due_on, resources: row.resources, cause: row.cause_id, tasks: tasks.filter(({ action_id }) => action_id === row.id).map(taskOf),
    plannedOn: row.planned_on, droppedOn: row.dropped_on, droppedBecause: row.dropped_because,
  }) as Action)
}

async function tasksOf(ctx: Ctx, directorate: string, actions: readonly string[]) {
  if (actions.length === 0) return []
  return tables(ctx).selectFrom('plans.tasks as t').innerJoin('partners.organisations as o', (on) => on.onRef('o.directorate_id', '=', 't.directorate_id').onRef('o.id', '=', 't.organisation_id'))
    .select(['t.action_id', 't.organisation_id', 't.words', 't.state', 't.because', 't.answered_on', 't.on_behalf', 'o.name']).where('t.directorate_id', '=', directorate).where('t.action_id', 'in', actions).orderBy('o.name').execute()
}

function taskOf({ organisation_id, name, words, state, because, answered_on, on_behalf }: Awaited<ReturnType<typeof tasksOf>>[number]) {
  return { organisation: organisation_id, name, words, state, because, answeredOn: answered_on, onBehalf: on_behalf }
}
