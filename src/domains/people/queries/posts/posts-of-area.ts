import { z } from 'zod'
import { Day, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { tenureOn } from '../../rules/tenure-on.ts'
import { terms } from '../../rules/terms.ts'
import { findArea, type Area } from '../../steps/find-area.ts'
import { said } from '../../steps/said.ts'
import { tables } from '../../tables.ts'
import { PersonId, PostId, Role } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), /** A country, directorate, commissariat, zone, village or organisation; left out, the directorate. */ area: z.uuid().optional(), post: PostId.optional() })
const Term = z.object({ person: PersonId, name: z.string(), from: Day, to: Day.nullable() })
const Answer = z.object({ posts: z.array(z.object({
  post: PostId, role: Role, area: z.uuid(), commissariat: z.uuid().nullable(), title: Names.nullable(), openedOn: Day, closedOn: Day.nullable(),
  /** Who holds it today, who takes it over, and who held it before, the last first. */
  holder: Term.nullable(), next: Term.nullable(), past: z.array(Term), vacantSince: Day.nullable(),
})) })

/** Every post over an area and beneath it, open or closed, with everybody who ever held it and from when to when. */
export const postsOfArea = query('people.posts-of-area', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findPlace, run: list })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>): Promise<Area> {
  const directorate = await tenant(ctx, asked.directorate)
  return findArea(ctx, directorate, asked.area ?? directorate)
}

async function list(ctx: Ctx, { post }: z.output<typeof Asked>, { directorate, area, level }: Area): Promise<z.output<typeof Answer>> {
  const today = ctx.now.toISOString().slice(0, 10)
  const villages = level !== 'zone' ? [] : (await tables(ctx).selectFrom('territory.village_versions').select('village_id').where('directorate_id', '=', directorate).where('zone_id', '=', area).where('to_on', 'is', null).execute()).map(({ village_id }) => village_id)
  const posts = await tables(ctx).selectFrom('people.posts').selectAll().where('directorate_id', '=', directorate)
    .$if(post !== undefined, (some) => some.where('id', '=', post!))
    .$if(level === 'commissariat', (some) => some.where('commissariat_id', '=', area)).$if(level !== 'directorate' && level !== 'commissariat', (some) => some.where('area_id', 'in', [area, ...villages]))
    .orderBy('commissariat_id', (order) => order.asc().nullsFirst()).orderBy('role').orderBy('opened_on').orderBy('id').execute()
  const held = Map.groupBy(await holdingsOf(ctx, directorate), (one) => one.post)
  return { posts: posts.map((row) => {
    const all = terms(held.get(row.id) ?? []).map(({ person, name, from, to }) => ({ person: person as PersonId, name, from, to }))
    const { term, vacantSince } = tenureOn(row.opened_on, all, today)
    return {
      post: row.id as PostId, role: row.role, area: row.area_id, commissariat: row.commissariat_id, title: said(row.title), openedOn: row.opened_on, closedOn: row.closed_on,
      holder: term, next: all.find(({ from }) => from > today) ?? null, past: all.filter(({ to }) => to !== null && to <= today).toReversed(), vacantSince: row.closed_on !== null && row.closed_on <= today ? null : vacantSince,
    }
  }) }
}

function holdingsOf(ctx: Ctx, directorate: string) {
  return tables(ctx).selectFrom('people.holdings as h')
    .innerJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'h.directorate_id').onRef('n.id', '=', 'h.person_id'))
    .select(['h.post_id as post', 'h.person_id as person', 'h.from_on as from', 'h.to_on as to', 'n.name'])
    .where('h.directorate_id', '=', directorate).where('n.directorate_id', '=', directorate).execute()
}
