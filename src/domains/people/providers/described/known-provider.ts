import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../../tables.ts'
import type { There } from './described-row.ts'

/** The provider of this id as it is kept; null where a new one is meant. */
export async function knownProvider(ctx: Ctx, directorate: string, provider: string | undefined): Promise<There> {
  if (provider === undefined) return null
  const there = await tables(ctx).selectFrom('people.providers').select(['id', 'kind', 'secret', 'own_certificate', 'decryption_secret', 'decryption_certificate']).where('directorate_id', '=', directorate).where('id', '=', provider).executeTakeFirst()
  if (!there) throw new Refusal('not-found', 'people.no-such-provider', { provider: 'people.no-such-provider' })
  return there
}
