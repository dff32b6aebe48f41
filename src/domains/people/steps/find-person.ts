import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'

/** The person a deed names. */
export async function findPerson(ctx: Ctx, directorate: string, person: string): Promise<{ readonly id: string; readonly name: string; readonly language: string }> {
  const row = await tables(ctx).selectFrom('people.persons').select(['id', 'name', 'language']).where('directorate_id', '=', directorate).where('id', '=', person).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'people.no-such-person', { person: 'people.no-such-person' })
  return row
}

/** Makes every other change of the posts that this person holds wait until this one is done: two at once might keep each other apart unseen. */
export async function lockPerson(ctx: Ctx, directorate: string, person: string): Promise<void> {
  await tables(ctx).selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).where('id', '=', person).forNoKeyUpdate().executeTakeFirst()
}
