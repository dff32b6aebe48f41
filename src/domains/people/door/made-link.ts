import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { linkLivesDays } from '../words.ts'
import { newToken, tokenHash } from '../steps/token-hash.ts'

const lives = linkLivesDays * 86_400_000

/** A link that signs this person in, once and within a week; only its hash is kept. */
export async function madeLink(ctx: Ctx, directorate: string, person: string): Promise<{ token: string; endsAt: string }> {
  const token = newToken()
  const endsAt = new Date(ctx.now.getTime() + lives)
  await tables(ctx).insertInto('people.sign_in_links').values({ directorate_id: directorate, token_hash: tokenHash(token), person_id: person, ends_at: endsAt, used_at: null }).execute()
  return { token, endsAt: endsAt.toISOString() }
}

/** When a link was made: its end says it. */
export const madeAt = (endsAt: Date): Date => new Date(endsAt.getTime() - lives)
