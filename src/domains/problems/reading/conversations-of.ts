import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Conversation } from '../words.ts'

/** The focus groups and interviews about a zone that speak to a wave, or all of them, the latest first. */
export async function conversationsOf(ctx: Ctx, { directorate, zone }: { readonly directorate: string; readonly zone: string }, wave?: string): Promise<Conversation[]> {
  const all = tables(ctx).selectFrom('problems.conversations').selectAll().where('directorate_id', '=', directorate).where('zone_id', '=', zone).orderBy('held_on', 'desc').orderBy('id', 'desc')
  const rows = await (wave ? all.where('wave_id', '=', wave) : all).execute()
  if (rows.length === 0) return []
  const sayings = await tables(ctx).selectFrom('problems.sayings').select(['conversation_id', 'concern', 'words']).where('directorate_id', '=', directorate).where('conversation_id', 'in', rows.map(({ id }) => id)).orderBy('place').execute()
  return rows.map(({ id, wave_id, kind, source, held_on, people, who, guide }) => ({
    conversation: id, wave: wave_id, kind, source, heldOn: held_on, people, who, guide, said: sayings.filter(({ conversation_id }) => conversation_id === id).map(({ concern, words }) => ({ concern, words })),
  }) as Conversation)
}
