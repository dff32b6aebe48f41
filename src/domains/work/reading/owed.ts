import { sql } from 'kysely'
import { isStaff } from '#access/actor.ts'
import { daysFromTo } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { reached } from '#frame/lock/reached.ts'
import { tables } from '../tables.ts'
import { dueSoonDays, type DueAction } from '../words.ts'

/** What narrows a look at what is due: a commissariat, a zone, and what is mine by posts, zones or organisations. */
export type Narrowed = { readonly commissariat?: string | undefined; readonly zone?: string | undefined; readonly mine: { readonly person: string; readonly zones: readonly string[]; readonly organisations: readonly string[] } | null }

/** Actions of published plans, and those taken at once, that are late, soon due or stuck; of what is mine all that is not done yet. The earliest due first, in one statement. */
export async function owedActions(ctx: Ctx, directorate: string, { commissariat, zone, mine }: Narrowed, today: string): Promise<DueAction[]> {
  const soon = later(today, dueSoonDays)
  const rows = await tables(ctx).selectFrom('plans.actions as a')
    .leftJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'a.directorate_id').onRef('p.id', '=', 'a.plan_id'))
    .leftJoin('work.standings as s', (on) => on.onRef('s.directorate_id', '=', 'a.directorate_id').onRef('s.action_id', '=', 'a.id'))
    .innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'a.directorate_id').onRef('z.id', '=', 'a.zone_id'))
    .leftJoin('partners.organisations as o', (on) => on.onRef('o.directorate_id', '=', 'a.directorate_id').onRef('o.id', '=', 'a.owner_organisation_id'))
    .leftJoin('people.posts as t', (on) => on.onRef('t.directorate_id', '=', 'a.directorate_id').onRef('t.id', '=', 'a.owner_post_id'))
    .leftJoin('people.holdings as h', (on) => on.onRef('h.directorate_id', '=', 't.directorate_id').onRef('h.post_id', '=', 't.id').on('h.from_on', '<=', today).on(({ eb, or }) => or([eb('h.to_on', 'is', null), eb('h.to_on', '>', today)])))
    .leftJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'h.directorate_id').onRef('n.id', '=', 'h.person_id'))
    .leftJoinLateral(({ selectFrom }) => selectFrom('work.progress as l').whereRef('l.directorate_id', '=', 'a.directorate_id').whereRef('l.action_id', '=', 'a.id').where(sql<boolean>`s.state = 'stuck'`).select(['l.id', 'l.blocker']).orderBy('l.id', 'desc').limit(1).as('last'), (on) => on.onTrue())
    .selectAll('a').select(['z.slug', 'z.names as zone_names', 'o.name as organisation', 't.role', 't.title', 'n.name as holder', 's.state', 's.since_on', 'last.blocker', 'last.id as line'])
    .where('a.directorate_id', '=', directorate).where(reached(ctx, 'a', 'shared')).where('a.dropped_on', 'is', null).where(({ eb, or }) => or([eb('a.plan_id', 'is', null), eb('p.state', '=', 'published')]))
    .where(({ eb, or }) => or([eb('s.state', 'is', null), eb('s.state', 'in', ['begun', 'stuck'])]))
    .$if(mine === null, (all) => all.where(({ eb, or }) => or([eb('a.due_on', '<=', soon), eb('s.state', '=', 'stuck')])))
    .$if(commissariat !== undefined, (all) => all.where('a.commissariat_id', '=', commissariat!)).$if(zone !== undefined, (all) => all.where('a.zone_id', '=', zone!))
    .$if(mine !== null, (all) => all.where(sql<boolean>`(h.person_id = ${mine?.person ?? null}::uuid or a.zone_id = any (${mine?.zones ?? []}::uuid[]) or a.owner_organisation_id = any (${mine?.organisations ?? []}::uuid[])
      or exists (select 1 from plans.tasks k where k.directorate_id = a.directorate_id and k.action_id = a.id and k.state = 'accepted' and k.organisation_id = any (${mine?.organisations ?? []}::uuid[])))`))
    .orderBy('a.due_on').orderBy('a.id').execute()
  const because = await reasons(ctx, directorate, rows.flatMap(({ line }) => line ?? []))
  return rows.map((row) => ({
    action: row.id, plan: row.plan_id, problem: row.problem_id, words: row.words, zone: row.zone_id, slug: row.slug, zoneNames: row.zone_names, commissariat: row.commissariat_id,
    owner: {
      kind: row.owner_post_id ? 'post' : 'organisation', post: row.owner_post_id, organisation: row.owner_organisation_id, role: row.role, title: row.title && Object.keys(row.title).length > 0 ? row.title : null,
      name: row.organisation, holder: isStaff(ctx.actor) ? row.holder : null,
    },
    from: row.from_on, due: row.due_on, state: row.state ?? 'planned', since: row.since_on, daysLate: Math.max(0, daysFromTo(row.due_on, today)), blocker: row.blocker, because: because.get(row.line ?? '') ?? null,
  }) as DueAction)
}

/** Why those that are stuck are so: sealed, and so read out by itself. */
async function reasons(ctx: Ctx, directorate: string, lines: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = lines.length === 0 ? [] : await tables(ctx).selectFrom('work.progress').select(['id', 'because']).where('directorate_id', '=', directorate).where('id', 'in', lines).execute()
  return new Map(rows.map(({ id, because }) => [id, because]))
}

/** A day so many days later. */
export const later = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
