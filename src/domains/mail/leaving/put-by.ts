import { randomUUID } from 'node:crypto'
import type { Ctx } from '#frame/ctx.ts'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import { tables } from '../tables.ts'
import type { Kind } from '../words.ts'

/** A message that is to leave: to which mailbox, and what its link opens, if it opens something once. */
export type PutBy = { readonly directorate: string; readonly kind: Kind; readonly language: string; readonly to: string; readonly token: string | null; /** Numbers that it carries instead of an address: of no person, and without a word. */ readonly lines?: string; readonly endsAt: Date }
export type Contents = { readonly to: string; readonly token: string | null; readonly lines?: string }

const place = (id: string) => `mail.messages|${id}|sealed`

/** Puts a message by in the transaction of the deed that wants it sent: it leaves after the commit, and not at all when the deed is undone. Its number tells no time. */
export async function putBy(ctx: Ctx, { directorate, kind, language, to, token, lines, endsAt }: PutBy): Promise<void> {
  const id = randomUUID()
  const contents: Contents = { to, token, ...(lines !== undefined && { lines }) }
  await tables(ctx).insertInto('mail.messages')
    .values({ directorate_id: directorate, id, kind, language, sealed: sealed('mail', place(id), JSON.stringify(contents)), due_at: ctx.now, tries: 0, ends_at: endsAt }).execute()
}

/** What was put by, or null when this installation's key does not open it. */
export function contentsOf({ id, sealed: kept }: { readonly id: string; readonly sealed: string }): Contents | null {
  const text = unsealed('mail', place(id), kept)
  return text === null ? null : JSON.parse(text) as Contents
}
