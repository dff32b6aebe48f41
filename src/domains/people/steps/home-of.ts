import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

/** The commissariat in which every post lies that a person holds now or will hold; null when there is none, or one above it. */
export async function homeOf(ctx: Ctx, directorate: string, person: string): Promise<string | null> {
  const today = ctx.now.toISOString().slice(0, 10)
  const posts = await tables(ctx).selectFrom('people.holdings as h')
    .innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .select('p.commissariat_id as commissariat')
    .where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('h.person_id', '=', person)
    .where((row) => row.or([row('h.to_on', 'is', null), row('h.to_on', '>', today)])).execute()
  const [first] = posts
  return first && posts.every(({ commissariat }) => commissariat === first.commissariat) ? first.commissariat : null
}
