import { z } from 'zod'
import { CommissariatId, DirectorateId, type ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { tenureOn } from '../rules/tenure-on.ts'
import { terms } from '../rules/terms.ts'
import { said } from '../steps/said.ts'
import { tables } from '../tables.ts'
import { type PersonId, Post, type PostId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional() })
const Answer = z.object({ posts: z.array(Post) })

/** The posts of a commissariat and its zones (left out: of the whole directorate) with who holds them, which are vacant and how often they changed hands. */
export const postsOfZones = query('people.posts-of-zones', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findPlace, run: posts })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function posts(ctx: Ctx, { commissariat }: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const today = ctx.now.toISOString().slice(0, 10)
  const held = Map.groupBy(await holdingsOf(ctx, directorate), ({ post }) => post)
  const rows = await tables(ctx).selectFrom('people.posts as p')
    .leftJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'p.directorate_id').onRef('z.id', '=', 'p.area_id'))
    .selectAll('p').select('z.id as zone').where('p.directorate_id', '=', directorate)
    .$if(commissariat !== undefined, (posts) => posts.where('p.commissariat_id', '=', commissariat!)).orderBy('z.code').orderBy('p.opened_on').orderBy('p.id').execute()
  return {
    posts: rows.map((row) => {
      const { term, vacantSince, changesInTwoYears } = tenureOn(row.opened_on, terms(held.get(row.id) ?? []), today)
      return {
        id: row.id as PostId, role: row.role, directorate: directorate as DirectorateId, commissariat: row.commissariat_id as CommissariatId | null, area: row.area_id,
        zone: row.zone as ZoneId | null, holder: term && { person: term.person as PersonId, name: term.name, from: term.from },
        openedOn: row.opened_on, closedOn: row.closed_on, vacantSince: row.closed_on !== null && row.closed_on <= today ? null : vacantSince, changesInTwoYears,
        title: said(row.title), office: said(row.office), hours: said(row.hours), channels: row.channels, shows: row.shows,
      }
    }),
  }
}

function holdingsOf(ctx: Ctx, directorate: string) {
  return tables(ctx).selectFrom('people.holdings as h')
    .innerJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'h.directorate_id').onRef('n.id', '=', 'h.person_id'))
    .select(['h.post_id as post', 'h.person_id as person', 'h.from_on as from', 'h.to_on as to', 'n.name'])
    .where('h.directorate_id', '=', directorate).where('n.directorate_id', '=', directorate).execute()
}

