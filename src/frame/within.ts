import { sql } from 'kysely'
import { stranger } from '#access/actor.ts'
import { reach, type Reach } from '#access/reach.ts'
import { stillWanted } from '#platform/background/waited-for.ts'
import type { Db } from '#platform/db.ts'
import { openLog } from '#platform/log.ts'
import { keyedHashForm } from '#platform/secrets/keyed-hash.ts'
import { SealBroken } from '#platform/sealing/seal-broken.ts'
import { type Caller, type Ctx, isOutside } from './ctx.ts'
import { collecting } from './record/chained.ts'
import { Refusal } from './refusal.ts'

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Opens a transaction in which row-level security knows on whose behalf; inside another deed's transaction it changes nothing. */
export async function within<R>(caller: Caller, reads: 'public' | 'all', run: (ctx: Ctx) => Promise<R>): Promise<R> {
  if (!isOutside(caller)) return reads === 'public' ? run(caller) : collecting(caller.db, () => run(caller))
  stillWanted()
  const { store, ...brought } = caller
  const marks = { ...brought, request: caller.request ?? crypto.randomUUID() }
  if (reads === 'public') return run({ ...marks, db: store.public })
  return store.requests.transaction().execute(async (db) => {
    await see(db, reach(caller.actor))
    return collecting(db, () => run({ ...marks, db }))
  }).catch(orDamaged)
}

/** What was kept sealed and does not open is no bug of a page and not nothing: it is refused as what it is, and the place is in the log. */
function orDamaged(thrown: unknown): never {
  if (!(thrown instanceof SealBroken)) throw thrown
  openLog().error({ place: thrown.place }, 'something kept sealed does not open')
  throw new Refusal('conflict', 'frame.does-not-open')
}

/**
 * Lock 2's key for those who hold no post: the operator, a resident whose invitation names the place, and who is at the door with a session or a proof.
 * A person's reach comes from their posts alone and is never widened here.
 */
export async function seeing(ctx: Ctx, place: { readonly directorate: string; readonly areas: readonly string[]; /** Of which the counts are asked for. */ readonly country?: string; /** Whose session or proof was shown. */ readonly person?: string }): Promise<void> {
  if (ctx.actor.kind === 'person') return
  await see(ctx.db, { person: null, ...place })
}

/** Whoever's posts open no area (a resident with an account, a volunteer) shows a letter as a stranger does. */
export const asResident = (ctx: Ctx): Ctx => (ctx.actor.kind === 'person' && reach(ctx.actor).areas.length === 0 ? { ...ctx, actor: stranger } : ctx)

/** After somebody's letter was shown as by a stranger, whoever's posts open no area sees the rest of a deed of the house with these posts again, and no further. */
export async function asOneself({ db, actor }: Ctx): Promise<void> {
  const own = reach(actor)
  if (actor.kind === 'person' && own.areas.length === 0) await see(db, own)
}

/** Opens what residents answered to the end of the deed: for one that answers counts made of it, or looks after it as a whole. The survey owner sees it without. */
export async function inCustody(ctx: Ctx): Promise<void> {
  await sql`set local app.custody = 'open'`.execute(ctx.db)
}

/** The hash of what was shown at the door (an invitation's code, a session, a sign-in link): opens that one row. */
export async function showing(ctx: Ctx, hash: string): Promise<void> {
  if (!keyedHashForm.test(hash)) throw new Error('what is shown is shown by its hash')
  await sql.raw(`set local app.shown = '${hash}'`).execute(ctx.db)
}

async function see(db: Db, { directorate, areas, person, held = [], country = null }: Reach): Promise<void> {
  for (const value of [directorate, person, ...areas, ...held.map((post) => post.replace(/^[a-z-]+:/, ''))]) if (value !== null && !id.test(value)) throw new Error('a scope is made of ids')
  if (country !== null && !/^[A-Z]{2}$/.test(country)) throw new Error('a country is two capital letters')
  await sql.raw(`set local app.directorate = '${directorate ?? ''}'; set local app.reach = '{${areas.join(',')}}'; set local app.person = '${person ?? ''}'; set local app.held = '{${held.join(',')}}'; set local app.country = '${country ?? ''}'`).execute(db)
}
