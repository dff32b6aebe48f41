import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { today } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'

type Actions = { readonly zone: string; readonly post: string | null; readonly open: number; readonly overdue: number; readonly stuck: number }
type Officer = { readonly post: string; readonly role: string; readonly zone: string | null; readonly holder: string | null; readonly openActions: number; readonly overdue: number; readonly stuck: number; readonly openProblems: number }

/** What is open in zones, and what each officer of theirs carries of it, in three statements. */
export async function loadOf(ctx: Ctx, directorate: string, zones: readonly string[]) {
  const problems = await openProblems(ctx, directorate)
  const actions = await openActions(ctx, directorate)
  const posts = (await postsHere(ctx, directorate)).filter(({ id, area_id, commissariat_id }) => zones.includes(area_id) || (actions.some(({ post }) => post === id) && commissariat_id !== null))
  const officers = posts.map(({ id, area_id, role, holder }): Officer => {
    const own = actions.filter(({ post }) => post === id)
    const sum = (of: 'open' | 'overdue' | 'stuck') => own.reduce((all, one) => all + one[of], 0)
    const zone = zones.includes(area_id) ? area_id : null
    return { post: id, role, zone, holder, openActions: sum('open'), overdue: sum('overdue'), stuck: sum('stuck'), openProblems: zone === null ? 0 : (problems.get(zone) ?? 0) }
  })
  return { problems, actions, officers }
}

/** Problems that are open and go on in none: each is counted once, however many waves it has lived through. */
async function openProblems(ctx: Ctx, directorate: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tables(ctx).selectFrom('problems.problems as p')
    .leftJoin('problems.problems as next', (on) => on.onRef('next.directorate_id', '=', 'p.directorate_id').onRef('next.follows_id', '=', 'p.id'))
    .where('p.directorate_id', '=', directorate).where('p.state', '<>', 'closed').where('next.id', 'is', null).groupBy('p.zone_id').select(['p.zone_id as zone', ({ fn }) => fn.countAll<string>().as('count')]).execute()
  return new Map(rows.map(({ zone, count }) => [zone, Number(count)]))
}

/** Actions under way by zone and post: of plans that are not closed, and those taken at once without a plan. */
async function openActions(ctx: Ctx, directorate: string): Promise<Actions[]> {
  const { rows } = await sql<{ zone: string; post: string | null; open: string; overdue: string; stuck: string }>`
    select action.zone_id as zone, action.owner_post_id as post, count(*) as open, count(*) filter (where action.due_on < ${today(ctx)}::date) as overdue, count(*) filter (where standing.state = 'stuck') as stuck
    from plans.actions action
      left join work.standings standing on standing.directorate_id = action.directorate_id and standing.action_id = action.id
      left join plans.plans plan on plan.directorate_id = action.directorate_id and plan.id = action.plan_id
    where action.directorate_id = ${directorate} and action.dropped_on is null and (standing.state is null or standing.state in ('begun', 'stuck')) and (action.plan_id is null or plan.state = 'published')
    group by action.zone_id, action.owner_post_id`.execute(ctx.db)
  return rows.map(({ zone, post, ...counts }) => ({ zone, post, open: Number(counts.open), overdue: Number(counts.overdue), stuck: Number(counts.stuck) }))
}

/** Posts of officers that are open on the day, with who holds them. */
function postsHere(ctx: Ctx, directorate: string) {
  const day = today(ctx)
  return tables(ctx).selectFrom('people.posts as p')
    .leftJoin('people.holdings as h', (on) => on.onRef('h.directorate_id', '=', 'p.directorate_id').onRef('h.post_id', '=', 'p.id').on('h.from_on', '<=', day).on((still) => still.or([still('h.to_on', 'is', null), still('h.to_on', '>', day)])))
    .leftJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'h.directorate_id').onRef('n.id', '=', 'h.person_id'))
    .leftJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'p.directorate_id').onRef('z.id', '=', 'p.area_id'))
    .where('p.directorate_id', '=', directorate).where('p.role', 'in', ['zone-officer', 'inspector', 'commander', 'analyst']).where('p.opened_on', '<=', day).where((still) => still.or([still('p.closed_on', 'is', null), still('p.closed_on', '>', day)]))
    .orderBy('z.code').orderBy('p.id').select(['p.id', 'p.role', 'p.area_id', 'p.commissariat_id', 'n.name as holder']).execute()
}
