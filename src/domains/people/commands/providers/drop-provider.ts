import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownProviderRequest, type ProviderRequest } from '../../providers/described/known-provider-request.ts'
import { tables } from '../../tables.ts'
import { refusalReasons } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: z.uuid(), reason: z.enum(refusalReasons, 'people.say-why') })

/** What was asked of a provider is refused, or taken back, with the reason: it waits no longer, and nothing has changed. */
export const dropProvider = command('people.drop-provider', {
  input: Asked, answer: z.object({ request: z.uuid() }), record: 'alter', find: knownProviderRequest, run: drop,
  trace: ({ reason }, { directorate, request, row }) => ({ directorate, subject: { request, provider: row.provider_id, reason } }),
})

async function drop(ctx: Ctx, { reason }: z.output<typeof Asked>, { directorate, request }: ProviderRequest) {
  const refused = await tables(ctx).updateTable('people.provider_requests').set({ refused_by: ctx.actor.kind === 'person' ? ctx.actor.id : null, refused_at: ctx.now, reason, secret: null, decryption_secret: null })
    .where('directorate_id', '=', directorate).where('id', '=', request).where('agreed_at', 'is', null).where('refused_at', 'is', null).executeTakeFirst()
  if (refused.numUpdatedRows === 0n) throw new Refusal('too-late', 'people.no-such-post-request')
  return { request }
}
