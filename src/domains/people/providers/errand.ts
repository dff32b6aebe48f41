import { tokenHash } from '../steps/token-hash.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { showing } from '#frame/within.ts'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import { secondsBetween } from '../rules/session-over.ts'
import { tables } from '../tables.ts'
import { errandLivesMinutes, type ErrandFor } from '../words.ts'
import { mark } from './provider.ts'

/**
 * An errand: a browser sent to a provider and back. What must come back unchanged travels sealed in a cookie of that browser, so nothing is kept before
 * there is an answer, and nobody else's answer fits. `session` is the one it was begun in, when it proves or binds.
 */
export type Errand = {
  readonly provider: string; readonly errandFor: ErrandFor; readonly request: string; readonly state: string; readonly nonce: string; readonly verifier: string
  readonly session: string | null; readonly to: string | null; readonly language: string; readonly askedAt: Date
}

export const newErrand = (asked: Pick<Errand, 'provider' | 'errandFor' | 'session' | 'to' | 'language'>, now: Date): Errand =>
  ({ ...asked, request: `_${tokenHash(mark())}`, state: mark(), nonce: mark(), verifier: mark(), askedAt: now })

const purpose = 'errands to providers'
export const sealedErrand = (errand: Errand): string => sealed(purpose, `errand|${errand.errandFor}`, JSON.stringify(errand))

/** The errand again, if it is ours, is for this, and has not taken too long. */
export function openedErrand(errandFor: ErrandFor, kept: string, now: Date): Errand {
  const text = unsealed(purpose, `errand|${errandFor}`, kept)
  const errand = text === null ? null : JSON.parse(text) as Omit<Errand, 'askedAt'> & { readonly askedAt: string }
  const askedAt = new Date(errand?.askedAt ?? 0)
  if (!errand || secondsBetween(askedAt, now) > errandLivesMinutes * 60) throw over()
  return { ...errand, askedAt }
}

/** The one answer to an errand that is not this browser's, is over or was run before. */
const over = () => new Refusal('too-late', 'people.errand-over')

/** Uses an errand up: of two who come back with one at the same moment the second finds it gone. */
export const spend = (ctx: Ctx, directorate: string, { request, askedAt }: Errand): Promise<void> => spendOnce(ctx, directorate, request, new Date(askedAt.getTime() + errandLivesMinutes * 60_000))

/** Notes what is good once, until nobody would take it any more for its age. */
export async function spendOnce(ctx: Ctx, directorate: string, mark: string, endsAt: Date): Promise<void> {
  const hash = tokenHash(mark)
  await showing(ctx, hash)
  const spent = await tables(ctx).insertInto('people.spent_errands').values({ directorate_id: directorate, errand_hash: hash, ends_at: endsAt })
    .onConflict((known) => known.doNothing()).executeTakeFirst()
  if ((spent.numInsertedOrUpdatedRows ?? 0n) === 0n) throw over()
}
