import { operator } from '#access/actor.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Ctx } from '#frame/ctx.ts'
import { seeing, within } from '#frame/within.ts'
import type { Store } from '#platform/db.ts'
import { type Left, openRelay, type OpenRelay } from '#platform/mail/relay.ts'
import { pauseAfter } from '../rules/pause-after.ts'
import { tables } from '../tables.ts'
import type { Kind } from '../words.ts'
import { contentsOf } from './put-by.ts'
import { type Settings, settingsOf } from './settings-of.ts'
import { type Words, written } from './written.ts'

type Draining = { readonly store: Store; readonly clock: () => Date; readonly words: Words; readonly open?: (relay: Settings['relay']) => Promise<OpenRelay | { readonly fault: string }> }
type Taken = { readonly directorate_id: string; readonly id: string; readonly kind: Kind; readonly language: string; readonly sealed: string }

/**
 * Lets the messages leave that are due, one after another, until none is left or the server is away; answers how many left. Each is taken in a transaction of
 * its own, which puts its next try off, is sent outside of any, and is deleted when it was taken over there. So of two programs only one sends it; if the
 * machine stops between the server's yes and the deletion it is sent once more, under the same number. SMTP has nothing better to offer.
 */
export async function drained(directorate: string, { store, clock, words, open = openRelay }: Draining): Promise<number> {
  const inside = <R>(run: (ctx: Ctx) => Promise<R>) => within({ actor: operator, store, now: clock() }, 'all', async (ctx) => (await seeing(ctx, { directorate, areas: [directorate] }), run(ctx)))
  const first = await inside(async (ctx) => {
    const settings = await settingsOf(ctx, directorate)
    return settings && { settings, message: await taken(ctx, directorate) }
  })
  if (!first?.message) return 0
  const relay = await open(first.settings.relay)
  if ('fault' in relay) return inside((ctx) => noted(ctx, directorate, relay.fault)).then(() => 0)
  let left = 0
  try {
    for (let message: Taken | null = first.message; message; message = await inside((ctx) => taken(ctx, directorate))) {
      const contents = contentsOf(message)
      const sent: Left = contents === null ? { fault: 'refused', forever: true, all: false } : await relay.send(written(message, contents, first.settings, words))
      const it = message
      await inside(async (ctx) => {
        if (sent.fault === null || sent.forever) await gone(ctx, it)
        await noted(ctx, directorate, sent.fault)
      })
      if (sent.fault === null) left++
      else if (sent.all) break
    }
  } finally {
    relay.close()
  }
  return left
}

/** The message that has waited longest, its next try put off; what is of no more use is dropped on the way. */
async function taken(ctx: Ctx, directorate: string): Promise<Taken | null> {
  const both = [directorate, noDirectorate]
  await tables(ctx).deleteFrom('mail.messages').where('directorate_id', 'in', both).where('ends_at', '<=', ctx.now).execute()
  const row = await tables(ctx).selectFrom('mail.messages').selectAll().where('directorate_id', 'in', both).where('due_at', '<=', ctx.now).orderBy('due_at').limit(1).forUpdate().skipLocked().executeTakeFirst()
  if (!row) return null
  await tables(ctx).updateTable('mail.messages').set({ tries: row.tries + 1, due_at: new Date(ctx.now.getTime() + pauseAfter(row.tries + 1)) })
    .where('directorate_id', '=', row.directorate_id).where('id', '=', row.id).execute()
  return row
}

async function gone(ctx: Ctx, { directorate_id, id }: Taken): Promise<void> {
  await tables(ctx).deleteFrom('mail.messages').where('directorate_id', '=', directorate_id).where('id', '=', id).execute()
}

/** What came last between us and the server, for whoever keeps the settings: a code, and neither whose message nor which. */
async function noted(ctx: Ctx, directorate: string, fault: string | null): Promise<void> {
  await tables(ctx).updateTable('mail.settings').set({ fault, fault_at: fault === null ? null : ctx.now }).where('directorate_id', '=', directorate).execute()
}
