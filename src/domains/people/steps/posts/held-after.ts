import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../../tables.ts'

/** Does somebody hold the post on that day or after it, up to the other? */
export async function heldAfter(ctx: Ctx, { directorate, post }: { readonly directorate: string; readonly post: string }, from: string, to: string | null): Promise<boolean> {
  const held = await tables(ctx).selectFrom('people.holdings').select('id').where('directorate_id', '=', directorate).where('post_id', '=', post)
    .where((row) => row.or([row('to_on', 'is', null), row.and([row('to_on', '>', from), row('to_on', '>', row.ref('from_on'))])])).$if(to !== null, (held) => held.where('from_on', '<', to!)).executeTakeFirst()
  return held !== undefined
}
