import type { Ctx } from '#frame/ctx.ts'
import { reached } from '#frame/lock/reached.ts'
import { tables } from '../tables.ts'
import { later, type Narrowed } from './owed.ts'
import { dueSoonDays } from '../words.ts'

/** Reviews of published plans that are soon to be held or were to be held. */
export async function reviewsDue(ctx: Ctx, directorate: string, { commissariat, zone }: Narrowed, today: string) {
  const rows = await tables(ctx).selectFrom('plans.reviews as r').innerJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'r.directorate_id').onRef('p.id', '=', 'r.plan_id'))
    .innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'p.directorate_id').onRef('z.id', '=', 'p.zone_id')).select(['r.id', 'r.plan_id', 'r.on_day', 'p.zone_id', 'z.slug', 'z.names'])
    .where('r.directorate_id', '=', directorate).where(reached(ctx, 'r', 'shared')).where('p.state', '=', 'published').where('r.held_on', 'is', null).where('r.on_day', '<=', later(today, dueSoonDays))
    .$if(commissariat !== undefined, (all) => all.where('p.commissariat_id', '=', commissariat!)).$if(zone !== undefined, (all) => all.where('p.zone_id', '=', zone!)).orderBy('r.on_day').orderBy('r.id').execute()
  return rows.map((row) => ({ review: row.id, plan: row.plan_id, on: row.on_day, late: row.on_day < today, zone: row.zone_id, slug: row.slug, zoneNames: row.names }))
}

/** What organisations were asked and have not answered: tasks of actions, and whole plans. */
export async function unanswered(ctx: Ctx, directorate: string, { commissariat, zone, mine }: Narrowed) {
  const tasks = await tables(ctx).selectFrom('plans.tasks as t').innerJoin('plans.actions as a', (on) => on.onRef('a.directorate_id', '=', 't.directorate_id').onRef('a.id', '=', 't.action_id'))
    .leftJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'a.directorate_id').onRef('p.id', '=', 'a.plan_id'))
    .innerJoin('partners.organisations as o', (on) => on.onRef('o.directorate_id', '=', 't.directorate_id').onRef('o.id', '=', 't.organisation_id'))
    .select(['t.action_id as action', 'a.plan_id as plan', 'a.zone_id as zone', 'a.words', 't.organisation_id as organisation', 'o.name', 't.words as task']).where('t.directorate_id', '=', directorate).where(reached(ctx, 't', 'shared')).where('t.state', '=', 'asked')
    .where('a.dropped_on', 'is', null).where(({ eb, or }) => or([eb('a.plan_id', 'is', null), eb('p.state', '<>', 'closed')]))
    .$if(commissariat !== undefined, (all) => all.where('a.commissariat_id', '=', commissariat!)).$if(zone !== undefined, (all) => all.where('a.zone_id', '=', zone!)).orderBy('o.name').orderBy('a.id').execute()
  const consents = await tables(ctx).selectFrom('plans.consents as c').innerJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'c.directorate_id').onRef('p.id', '=', 'c.plan_id'))
    .innerJoin('partners.organisations as o', (on) => on.onRef('o.directorate_id', '=', 'c.directorate_id').onRef('o.id', '=', 'c.organisation_id'))
    .select(['c.plan_id as plan', 'p.zone_id as zone', 'c.organisation_id as organisation', 'o.name']).where('c.directorate_id', '=', directorate).where(reached(ctx, 'c', 'shared')).where('c.state', '=', 'asked').where('p.state', '<>', 'closed')
    .$if(commissariat !== undefined, (all) => all.where('p.commissariat_id', '=', commissariat!)).$if(zone !== undefined, (all) => all.where('p.zone_id', '=', zone!)).orderBy('o.name').orderBy('p.id').execute()
  const all = [
    ...consents.map((row) => ({ kind: 'plan' as const, ...row, action: null, words: null, task: null })),
    ...tasks.map(({ words, ...row }) => ({ kind: 'task' as const, ...row, words })),
  ]
  return mine === null ? all : all.filter(({ zone: of, organisation }) => mine.zones.includes(of) || mine.organisations.includes(organisation))
}
