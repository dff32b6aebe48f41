import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import type { DrawnPost } from '../rules/shown-post.ts'
import { terms } from '../rules/terms.ts'
import { tables } from '../tables.ts'
import { said } from './said.ts'
import type { PostId } from '../words.ts'

/** Draws anew what everybody may know of a zone's posts; an area that is no zone shows none. Called by every deed that changes a post or its holder. */
export async function drawZoneOfficers(ctx: Ctx, directorate: string, zone: string): Promise<void> {
  const shown = await tables(ctx).selectFrom('pub.zones').select(['slug', 'commissariat_id']).where('directorate_id', '=', directorate).where('zone_id', '=', zone).executeTakeFirst()
  if (!shown) return
  const posts = JSON.stringify(await drawnPosts(ctx, directorate, zone))
  await tables(ctx).insertInto('pub.zone_officers').values({ directorate_id: directorate, commissariat_id: shown.commissariat_id, slug: shown.slug, posts })
    .onConflict((row) => row.columns(['directorate_id', 'slug']).doUpdateSet({ posts })).execute()
  await sql`update pub.edition set number = number + 1`.execute(ctx.db)
}

async function drawnPosts(ctx: Ctx, directorate: string, zone: string): Promise<DrawnPost[]> {
  const today = ctx.now.toISOString().slice(0, 10)
  const posts = await tables(ctx).selectFrom('people.posts').selectAll().where('directorate_id', '=', directorate).where('area_id', '=', zone).orderBy('opened_on').orderBy('id').execute()
  const open = posts.filter(({ closed_on }) => closed_on === null || closed_on > today)
  const holdings = await tables(ctx).selectFrom('people.holdings as h')
    .innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .innerJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'h.directorate_id').onRef('n.id', '=', 'h.person_id'))
    .select(['h.post_id as post', 'h.person_id as person', 'h.from_on as from', 'h.to_on as to', 'n.name'])
    .where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('n.directorate_id', '=', directorate).where('p.area_id', '=', zone).execute()
  return open.map((post) => ({
    post: post.id as PostId, role: post.role, title: said(post.title), office: said(post.office), hours: said(post.hours), channels: post.channels,
    openedOn: post.opened_on, closedOn: post.closed_on,
    terms: terms(holdings.filter((holding) => holding.post === post.id))
      .map(({ name, from, to }) => ({ name: post.shows === 'name' && (to === null || to > today) ? name : null, from, to })),
  }))
}

