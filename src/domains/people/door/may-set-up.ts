import { freshly } from '#frame/allow.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import { proofsOf, voidBefore } from './proofs-of.ts'
import type { ShownSession } from './shown-session.ts'

/**
 * A proof is set up by who has none yet and came by a link, or by who has just shown one. Two links that lie about do not make two first proofs:
 * the person's row is held until the deed is done. What opens nothing any more is cleared away.
 */
export async function maySetUp(ctx: Ctx, { directorate, person }: ShownSession): Promise<void> {
  await freshly(ctx)
  await tables(ctx).selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).where('id', '=', person).forUpdate().execute()
  if (ctx.actor.kind !== 'person' && (await proofsOf(ctx, directorate, person)) > 0) throw new Refusal('conflict', 'people.sign-in-with-proof')
  const since = await voidBefore(ctx, directorate, person)
  for (const table of ['people.passwords', 'people.passkeys'] as const) {
    await tables(ctx).deleteFrom(table).where('directorate_id', '=', directorate).where('person_id', '=', person).where('made_at', '<', since).execute()
  }
}
