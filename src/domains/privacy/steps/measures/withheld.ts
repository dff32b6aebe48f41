import { putRight, withheldName } from '#domains/people/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../../tables.ts'

/** Puts the sign in the place of a person's name, and answers the name; null for who has none here. */
export async function withheld(ctx: Ctx, directorate: string, person: string): Promise<string | null> {
  const known = await tables(ctx).selectFrom('people.persons').select('name').where('directorate_id', '=', directorate).where('id', '=', person).executeTakeFirst()
  if (!known || known.name === withheldName) return null
  await putRight(ctx, directorate, person, { name: withheldName })
  return known.name
}

/** A restriction is over: the name stands where it stood, and nowhere else any more. */
export async function givenBack(ctx: Ctx, directorate: string, measure: { readonly id: string; readonly person_id: string; readonly words: string | null }, on: string): Promise<void> {
  if (measure.words !== null) await putRight(ctx, directorate, measure.person_id, { name: measure.words })
  await tables(ctx).updateTable('privacy.measures').set({ words: null, lifted_on: on }).where('directorate_id', '=', directorate).where('id', '=', measure.id).execute()
}
