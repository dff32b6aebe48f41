import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

const never = new Date(0)

/** Sessions, links and proofs from before this moment open nothing: two custodians let the person begin anew then. */
export async function voidBefore(ctx: Ctx, directorate: string, person: string): Promise<Date> {
  const { last } = await tables(ctx).selectFrom('people.recoveries').select(({ fn }) => fn.max('confirmed_at').as('last'))
    .where('directorate_id', '=', directorate).where('person_id', '=', person).executeTakeFirstOrThrow()
  return last ?? never
}

/** How many proofs the person has that open something. Only the person's own are seen. */
export async function proofsOf(ctx: Ctx, directorate: string, person: string): Promise<number> {
  const since = await voidBefore(ctx, directorate, person)
  const counted = await Promise.all((['people.passwords', 'people.passkeys'] as const).map((table) => tables(ctx).selectFrom(table).select('person_id')
    .where('directorate_id', '=', directorate).where('person_id', '=', person).where('made_at', '>=', since).execute()))
  // What an administrator bound counts from when its person came in by it.
  const bound = await tables(ctx).selectFrom('people.identities').select('person_id').where('directorate_id', '=', directorate).where('person_id', '=', person).where('made_at', '>=', since)
    .where((row) => row.or([row('used_at', 'is not', null), row('made_by', 'is', null)])).execute()
  return counted.flat().length + bound.length
}

/** Does a link alone sign people in here, as in a town that is made up? */
export async function linksSuffice(ctx: Ctx, directorate: string): Promise<boolean> {
  const rule = await tables(ctx).selectFrom('people.sign_in_rules').select('links_suffice').where('directorate_id', '=', directorate).executeTakeFirst()
  return rule?.links_suffice ?? false
}
