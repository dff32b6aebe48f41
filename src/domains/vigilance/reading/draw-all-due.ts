import { operator } from '#access/actor.ts'
import { directorates } from '#domains/territory/index.ts'
import { tenant } from '#frame/tenant.ts'
import { within } from '#frame/within.ts'
import type { Store } from '#platform/db.ts'
import { drawList } from '../commands/draw-list.ts'
import { mondayOf } from '../rules/odd-day.ts'
import { tables } from '../tables.ts'

/** The list of the week before, in every directorate where it is not drawn yet. */
export async function drawAllDue(store: Store, now: Date): Promise<number> {
  const asking = { actor: operator, store, now }, week = mondayOf(new Date(now.getTime() - 7 * 86_400_000).toISOString().slice(0, 10))
  let drawn = 0
  for (const { directorate } of (await directorates(asking, {})).directorates) {
    const there = await within(asking, 'all', async (ctx) => {
      await tenant(ctx, directorate)
      return tables(ctx).selectFrom('vigilance.weeks').select('week_on').where('directorate_id', '=', directorate).where('week_on', '=', week).executeTakeFirst()
    })
    if (there) continue
    await drawList(asking, { directorate, week })
    drawn++
  }
  return drawn
}
