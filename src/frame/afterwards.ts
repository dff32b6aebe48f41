import { v7 } from 'uuid'
import { operator } from '#access/actor.ts'
import type { Permission } from '#access/policies/index.ts'
import type { Db, Store } from '#platform/db.ts'
import type { Ctx, Outside } from './ctx.ts'
import type { Trace } from './record.ts'

/** What follows a deed. It runs after the commit, and again when it failed or the machine stopped, so it must not mind being run twice. */
export type Reaction = (outside: Outside, subject: Readonly<Record<string, unknown>>) => Promise<void>
export type Reactions = { readonly [name in Permission]?: readonly Reaction[] }
type OutboxTables = { 'frame.outbox': { directorate_id: string; id: string; name: Permission; subject: unknown } }

/** The directorate of what belongs to none. */
export const noDirectorate = '00000000-0000-0000-0000-000000000000'

let table: Reactions = {}
const owing = new WeakSet<Db>()

/** The table of reactions, handed in once by whoever starts the program. */
export const follow = (reactions: Reactions): void => { table = reactions }

/** Notes, in the transaction of the deed, that something is to follow. */
export async function owe(ctx: Ctx, name: Permission, trace: Trace): Promise<void> {
  if (!table[name]?.length) return
  owing.add(ctx.db)
  await ctx.db.withTables<OutboxTables>().insertInto('frame.outbox')
    .values({ directorate_id: trace.directorate ?? noDirectorate, id: v7(), name, subject: JSON.stringify(trace.subject) })
    .execute()
}

/** Did this transaction leave something to follow? */
export const owes = (db: Db): boolean => owing.has(db)

/** Runs what is still to follow, oldest first, one at a time, until nothing is left; a consequence that fails stays for the next time. */
export async function catchUp(store: Store, now: Date): Promise<number> {
  for (let done = 0; ; done++) {
    const ran = await store.requests.transaction().execute(async (db) => {
      const outbox = db.withTables<OutboxTables>()
      const due = await outbox.selectFrom('frame.outbox').selectAll().orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst()
      if (!due) return false
      for (const reaction of table[due.name] ?? []) await reaction({ actor: operator, store, now }, due.subject as Record<string, unknown>)
      await outbox.deleteFrom('frame.outbox').where('directorate_id', '=', due.directorate_id).where('id', '=', due.id).execute()
      return true
    })
    if (!ran) return done
  }
}
