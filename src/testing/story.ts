import assert from 'node:assert/strict'
import { stranger, type Actor } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { inCustody, seeing } from '#frame/within.ts'
import { ownDatabase, storyStore } from './database.ts'
import { place } from './people.ts'

class Undo extends Error {}

/** One test, one transaction of the requests' own login, always rolled back. It is told by a stranger until `as` names somebody. */
export const story = (tell: (ctx: Ctx) => Promise<void>, now?: Date) => () => told(storyStore, tell, now)

/** The same on a database of the file's own: for what takes so long that the stories of other files would wait for the town in vain. */
export const longStory = (tell: (ctx: Ctx) => Promise<void>, now?: Date) => () => told(() => (apart ??= ownDatabase()), tell, now)
let apart: ReturnType<typeof ownDatabase> | undefined

async function told(open: typeof storyStore, tell: (ctx: Ctx) => Promise<void>, now = new Date('2027-01-10T09:00:00Z')): Promise<void> {
  const store = await open()
  await again(() => store.requests.transaction().execute(async (db) => {
    const ctx: Ctx = { db, actor: stranger, now }
    await seeing(ctx, { directorate: place.directorate, areas: [place.talsi, place.elsewhere, place.directorate] })
    await inCustody(ctx)
    await tell(ctx)
    throw new Undo()
  }).catch((thrown: unknown) => { if (!(thrown instanceof Undo)) throw thrown }))
}

/** Two stories of different files may wait for each other's town; the one that the database sends away (or that went on when it had been) is told again from its first word. */
async function again(tell: () => Promise<void>, times = 8): Promise<void> {
  for (let left = times; ; left--) {
    try {
      return await tell()
    } catch (wrong) {
      if (left <= 1 || !['40001', '40P01', '25P02'].includes((wrong as { code?: string }).code ?? '')) throw wrong
    }
  }
}

export const as = (ctx: Ctx, actor: Actor): Ctx => ({ ...ctx, actor })

/** A refusal with this code, and no other error. */
export const refused = (code: string) => (thrown: unknown): true => {
  if (!(thrown instanceof Refusal)) throw thrown
  assert.equal(thrown.code, code)
  return true
}
