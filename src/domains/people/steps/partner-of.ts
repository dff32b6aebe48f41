import type { Role } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

type Known = { readonly role: Role | null; readonly commissariat: string | null }

/** The commissariat that a partner or a volunteer works with, where the person is that and nothing else: every post they hold now or will hold is one of theirs, beside one commissariat. */
export async function partnerOf(ctx: Ctx, directorate: string, person: string): Promise<Known> {
  const today = ctx.now.toISOString().slice(0, 10)
  const posts = await tables(ctx).selectFrom('people.holdings as h')
    .innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .select(['p.role', 'p.commissariat_id as commissariat'])
    .where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('h.person_id', '=', person)
    .where((row) => row.or([row('h.to_on', 'is', null), row('h.to_on', '>', today)])).execute()
  const [first] = posts
  const outside: readonly Role[] = ['partner', 'watch-coordinator', 'volunteer-candidate', 'volunteer']
  const only = first !== undefined && posts.every(({ role, commissariat }) => outside.includes(role) && commissariat === first.commissariat)
  return only ? { role: first.role, commissariat: first.commissariat } : { role: null, commissariat: null }
}
