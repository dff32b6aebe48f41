import type { Role } from '#access/actor.ts'
import type { Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { dayOf } from './shown-request.ts'

/** A post in which somebody acted: its unit, and a name where the station shows the post by name and who holds it has not left. */
export type ActingPost = { readonly role: Role; readonly unit: Names | null; readonly name: string | null }
type Act = { readonly actor: string; readonly roles: readonly string[]; readonly at: Date }
const id = /^[0-9a-f]{8}-/

/** In which posts, of which unit, people acted on the day they did; where whoever asks may not know who held what, the role alone. */
export async function actingPosts(ctx: Ctx, directorate: string, acts: readonly Act[]): Promise<(act: Act) => ActingPost[]> {
  const actors = [...new Set(acts.map(({ actor }) => actor).filter((actor) => id.test(actor)))], today = dayOf(ctx.now)
  const held = actors.length === 0 ? [] : await tables(ctx).selectFrom('people.holdings as h')
    .innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .innerJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'h.directorate_id').onRef('n.id', '=', 'h.person_id'))
    .select(['h.person_id as person', 'h.from_on as from', 'h.to_on as to', 'p.role', 'p.shows', 'p.commissariat_id as commissariat', 'n.name'])
    .where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('n.directorate_id', '=', directorate).where('h.person_id', 'in', actors).execute()
  const units = held.length === 0 ? new Map<string, Names>() : await unitsOf(ctx, directorate)
  return ({ actor, roles, at }) => roles.map((role) => {
    const day = dayOf(at), post = held.find((one) => one.person === actor && one.role === role && one.from <= day && (one.to === null || one.to > day))
    return { role: role as Role, unit: post ? (units.get(post.commissariat ?? directorate) ?? null) : null, name: post && post.shows === 'name' && (post.to === null || post.to > today) ? post.name : null }
  })
}

async function unitsOf(ctx: Ctx, directorate: string): Promise<Map<string, Names>> {
  const commissariats = await tables(ctx).selectFrom('territory.commissariats').select(['id', 'names']).where('directorate_id', '=', directorate).execute()
  const above = await tables(ctx).selectFrom('territory.directorates').select(['id', 'names']).where('id', '=', directorate).execute()
  return new Map([...commissariats, ...above].map(({ id: unit, names }) => [unit, names]))
}
