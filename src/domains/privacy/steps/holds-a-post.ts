import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { dayOf } from './shown-request.ts'

/** Does somebody hold a post today, or from a day to come? */
export async function holdsAPost(ctx: Ctx, directorate: string, person: string): Promise<boolean> {
  const held = await tables(ctx).selectFrom('people.holdings').select('id').where('directorate_id', '=', directorate).where('person_id', '=', person)
    .where((row) => row.or([row('to_on', 'is', null), row('to_on', '>', dayOf(ctx.now))])).executeTakeFirst()
  return held !== undefined
}
