import { sql } from 'kysely'
import type { Store } from '../src/platform/db.ts'

/** Plans of every zone with so many actions in all, half of them in a plan that is closed: written straight into the store, for by deeds it would take an hour. The id of one plan that is under way is returned. */
export async function plannedWork(store: Store, directorate: string, actions: number): Promise<string> {
  const known = { words: 'A problem', question: null, names: null, category: null, competence: 'police', body: null, magnitude: 2, severity: 3, form: 'Fear after dark', follows: null, causes: [], evidence: [] }
  const problem = sql`select p.*, row_number() over (partition by zone_id order by id) as place, count(*) over () as problems from problems.problems p where directorate_id = ${directorate}`
  await sql`
    insert into plans.plans (directorate_id, id, commissariat_id, zone_id, wave_id, summary, from_on, to_on, state, drafted_on, published_on, closed_on)
    select directorate_id, gen_random_uuid(), commissariat_id, zone_id, wave_id, '{"en":"What will be done"}', case state when 'closed' then date '2026-11-01' else date '2027-03-01' end,
      case state when 'closed' then date '2027-02-28' else date '2027-08-31' end, state, '2026-10-15', '2026-10-20', case state when 'closed' then date '2027-03-01' end
    from (select distinct directorate_id, commissariat_id, zone_id, wave_id from problems.problems where directorate_id = ${directorate}) zone, unnest(array['closed', 'published']) as state`.execute(store.owner)
  await sql`
    insert into plans.statements (directorate_id, plan_id, problem_id, commissariat_id, place, words, known)
    select plan.directorate_id, plan.id, problem.id, plan.commissariat_id, problem.place, '{"en":"A problem in plain words"}', ${JSON.stringify(known)}::jsonb
    from plans.plans plan join (${problem}) problem on problem.directorate_id = plan.directorate_id and problem.zone_id = plan.zone_id`.execute(store.owner)
  await sql`
    insert into plans.actions (directorate_id, id, commissariat_id, zone_id, plan_id, problem_id, words, method, approach, owner_post_id, from_on, due_on, planned_on)
    select plan.directorate_id, gen_random_uuid(), plan.commissariat_id, plan.zone_id, plan.id, problem.id, jsonb_build_object('en', 'Action ' || n), 'foot-patrol', 'prevention',
      (select id from people.posts post where post.directorate_id = plan.directorate_id and post.area_id = plan.zone_id limit 1), plan.from_on, plan.from_on + 7 + (n::int * 37) % 100, plan.drafted_on
    from plans.plans plan join (${problem}) problem on problem.directorate_id = plan.directorate_id and problem.zone_id = plan.zone_id, generate_series(1, ${actions}::int / (2 * problem.problems)) as n`.execute(store.owner)
  await sql`
    insert into work.standings (directorate_id, action_id, commissariat_id, zone_id, state, since_on)
    select action.directorate_id, action.id, action.commissariat_id, action.zone_id, case when plan.state = 'closed' or n % 4 = 0 then 'done' when n % 4 = 1 then 'stuck' else 'begun' end, action.from_on
    from (select *, row_number() over (order by id) as n from plans.actions where directorate_id = ${directorate}) action join plans.plans plan on plan.directorate_id = action.directorate_id and plan.id = action.plan_id
    where plan.state = 'closed' or n % 4 <> 3`.execute(store.owner)
  const { rows: [plan] } = await sql<{ id: string }>`select id from plans.plans where directorate_id = ${directorate} and state = 'published' limit 1`.execute(store.owner)
  return plan!.id
}
