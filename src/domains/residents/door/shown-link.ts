import { tokenHash } from '#domains/people/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { showing } from '#frame/within.ts'
import { tables } from '../tables.ts'
import { hashesOf } from './mailbox.ts'

export type ShownLink = { readonly hash: string; readonly addressHash: string; /** Under every key that is still here. */ readonly addressHashes: readonly string[]; readonly address: string; readonly language: string; readonly over: boolean; /** Shown by the browser that asked for it. */ readonly here: boolean }

/** The link that is shown, or null when there is none or it was used. */
export async function shownLink(ctx: Ctx, token: string, browser: string | undefined): Promise<ShownLink | null> {
  const hash = tokenHash(token)
  await showing(ctx, hash)
  const row = await tables(ctx).selectFrom('residents.links').selectAll().where('token_hash', '=', hash).executeTakeFirst()
  return row ? { hash, addressHash: row.address_hash, addressHashes: hashesOf(row), address: row.address, language: row.language, over: row.ends_at <= ctx.now, here: browser !== undefined && tokenHash(browser) === row.browser_hash } : null
}
