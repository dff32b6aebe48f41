import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Forgets what was keyed in once of surveys whose passing key is lost: the paper is there, and is keyed in again. Answers how many. */
export async function giveUpKeyings(owner: Db, waves: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`delete from fieldwork.keyings where wave_id = any (${waves}::uuid[])`.execute(owner)
  return Number(numAffectedRows ?? 0)
}
