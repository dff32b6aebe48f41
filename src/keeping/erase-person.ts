import { sql } from 'kysely'
import type { Db, Store } from '#platform/db.ts'
import { noted } from '#frame/record/chained.ts'
import { retrying } from '#frame/retrying.ts'
import type { AllKept } from './kept.ts'
import { byTheClock } from './take-due.ts'

/** What became of a person's rows in one table. */
export type Erased = { readonly table: string; readonly rows: number; readonly left: 'nothing' | 'blank' }

/**
 * Erases a person from every table that is about them, as the tables say: rows go, or are blanked, or stay where a reason is given. One transaction with its
 * line in the record. Done twice it changes nothing more, and writes no second line.
 */
export async function erasePerson(store: Pick<Store, 'keeper'>, kept: AllKept, { directorate, person }: { readonly directorate: string; readonly person: string }, now: Date): Promise<Erased[]> {
  return retrying(() => store.keeper.transaction().execute(async (db) => {
    await sql.raw(`set local app.directorate = '${directorate.replaceAll(/[^0-9a-f-]/g, '')}'`).execute(db)
    const erased: Erased[] = []
    for (const [table, { erase, columns }] of Object.entries(kept).toReversed()) {
      const who = Object.entries(columns).find(([, column]) => column === 'who')?.[0]
      if (who === undefined || erase === undefined || (erase !== 'row' && 'stays' in erase)) continue
      const rows = await takenFrom(db, table, who, erase === 'row' ? null : erase.blank, directorate, person)
      if (rows > 0) erased.push({ table, rows, left: erase === 'row' ? 'nothing' : 'blank' })
    }
    if (erased.length > 0) await noted(db, { ...byTheClock(now), directorate_id: directorate, name: 'privacy.erase', whose: [person], subject: { person, erased } })
    return erased
  }))
}

async function takenFrom(db: Db, table: string, who: string, blank: Readonly<Record<string, string | null | undefined>> | null, directorate: string, person: string): Promise<number> {
  const theirs = sql`directorate_id = ${directorate} and ${sql.ref(who)} = ${person}`
  if (blank === null) return Number((await sql`delete from ${sql.table(table)} where ${theirs}`.execute(db)).numAffectedRows ?? 0n)
  const values = Object.entries(blank).map(([column, value]) => ({ set: sql`${sql.ref(column)} = ${value}`, other: sql`${sql.ref(column)} is distinct from ${value}` }))
  const done = sql`update ${sql.table(table)} set ${sql.join(values.map(({ set }) => set))} where ${theirs} and (${sql.join(values.map(({ other }) => other), sql` or `)})`
  return Number((await done.execute(db)).numAffectedRows ?? 0n)
}
