import assert from 'node:assert/strict'
import { stranger, type Actor } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { inCustody, seeing } from '#frame/within.ts'
import { storyStore } from './database.ts'
import { place } from './people.ts'

class Undo extends Error {}

/** One test, one transaction of the requests' own login, always rolled back. It is told by a stranger until `as` names somebody. */
export const story = (tell: (ctx: Ctx) => Promise<void>, now?: Date) => () => told(tell, now)

async function told(tell: (ctx: Ctx) => Promise<void>, now = new Date('2027-01-10T09:00:00Z')): Promise<void> {
  const store = await storyStore()
  await store.requests.transaction().execute(async (db) => {
    const ctx: Ctx = { db, actor: stranger, now }
    await seeing(ctx, { directorate: place.directorate, areas: [place.talsi, place.elsewhere, place.directorate] })
    await inCustody(ctx)
    await tell(ctx)
    throw new Undo()
  }).catch((thrown: unknown) => { if (!(thrown instanceof Undo)) throw thrown })
}

export const as = (ctx: Ctx, actor: Actor): Ctx => ({ ...ctx, actor })

/** A refusal with this code, and no other error. */
export const refused = (code: string) => (thrown: unknown): true => {
  if (!(thrown instanceof Refusal)) throw thrown
  assert.equal(thrown.code, code)
  return true
}
