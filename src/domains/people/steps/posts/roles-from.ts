import type { Role } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../../tables.ts'

/** The roles of the posts that this person holds on that day or will hold after it. */
export async function rolesFrom(ctx: Ctx, directorate: string, person: string, from: string): Promise<Role[]> {
  const held = await tables(ctx).selectFrom('people.holdings as h').innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id')).select('p.role')
    .where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('h.person_id', '=', person).where((row) => row.or([row('h.to_on', 'is', null), row('h.to_on', '>', from)])).execute()
  return held.map(({ role }) => role)
}
