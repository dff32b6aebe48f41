import { sql } from 'kysely'
import type { Store } from '#platform/db.ts'

/** How long an answer is given again under its key, in days. */
export const repeatsLiveDays = 30

/** Keys of repeated requests that are older than that are deleted with what was answered. */
export async function forgetRepeats(store: Store, now: Date): Promise<number> {
  const before = new Date(now.getTime() - repeatsLiveDays * 86_400_000).toISOString().slice(0, 10)
  return store.requests.transaction().execute(async (db) => {
    await sql.raw(`set local app.forgotten_before = '${before}'`).execute(db)
    const gone = await sql`delete from frame.repeats where since < ${before}::date`.execute(db)
    return Number(gone.numAffectedRows ?? 0n)
  })
}
