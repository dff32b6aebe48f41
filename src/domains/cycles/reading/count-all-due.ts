import { operator } from '#access/actor.ts'
import { directorates } from '#domains/territory/index.ts'
import { tenant } from '#frame/tenant.ts'
import { within } from '#frame/within.ts'
import type { Store } from '#platform/db.ts'
import { countTurns } from '../commands/count-turns.ts'
import { tables } from '../tables.ts'

/** The turns of every directorate, counted once a day: how late a zone is changes with the day, whatever anybody does. */
export async function countAllDue(store: Store, now: Date): Promise<number> {
  const asking = { actor: operator, store, now }, day = now.toISOString().slice(0, 10)
  let counted = 0
  for (const { directorate, commissariats } of (await directorates(asking, {})).directorates) {
    const there = await within(asking, 'all', async (ctx) => {
      await tenant(ctx, directorate)
      return tables(ctx).selectFrom('cycles.turn_counts').select('commissariat_id').where('directorate_id', '=', directorate).where('counted_on', '=', day).execute()
    })
    if (there.length === commissariats.length) continue
    await countTurns(asking, { directorate })
    counted++
  }
  return counted
}
