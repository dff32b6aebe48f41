import { sql } from 'kysely'
import { reach, type Reach } from '#access/reach.ts'
import type { Db } from '#platform/db.ts'
import { type Caller, type Ctx, isOutside } from './ctx.ts'

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Opens a transaction in which row-level security knows on whose behalf; inside another deed's transaction it changes nothing. */
export async function within<R>(caller: Caller, reads: 'public' | 'all', run: (ctx: Ctx) => Promise<R>): Promise<R> {
  if (!isOutside(caller)) return run(caller)
  const { actor, store, now } = caller
  if (reads === 'public') return run({ actor, now, db: store.public })
  return store.requests.transaction().execute(async (db) => {
    await see(db, reach(actor))
    return run({ actor, now, db })
  })
}

/**
 * Lock 2's key for those who hold no post: the operator, a resident whose invitation names the place, and who is at the door with a session or a proof.
 * A person's reach comes from their posts alone and is never widened here.
 */
export async function seeing(ctx: Ctx, place: { readonly directorate: string; readonly areas: readonly string[]; /** Whose session or proof was shown. */ readonly person?: string }): Promise<void> {
  if (ctx.actor.kind === 'person') return
  await see(ctx.db, { person: null, ...place })
}

/** The hash of what was shown at the door (an invitation's code, a session, a sign-in link): opens that one row. */
export async function showing(ctx: Ctx, hash: string): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('what is shown is shown by its hash')
  await sql.raw(`set local app.shown = '${hash}'`).execute(ctx.db)
}

async function see(db: Db, { directorate, areas, person }: Reach): Promise<void> {
  for (const value of [directorate, person, ...areas]) if (value !== null && !id.test(value)) throw new Error('a scope is made of ids')
  await sql.raw(`set local app.directorate = '${directorate ?? ''}'; set local app.reach = '{${areas.join(',')}}'; set local app.person = '${person ?? ''}'`).execute(db)
}
