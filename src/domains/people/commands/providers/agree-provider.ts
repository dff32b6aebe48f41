import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownProviderRequest, type ProviderRequest } from '../../providers/described/known-provider-request.ts'
import { putInForce } from '../../providers/described/put-in-force.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: z.uuid() })

/** A second person agrees: from now on people come in by the word of the provider as it was asked for, and not otherwise. */
export const agreeProvider = command('people.agree-provider', {
  input: Asked, answer: z.object({ provider: z.uuid() }), proof: 'fresh', find: knownProviderRequest, run: agree,
  trace: (_, { directorate, request, row }, { provider }) => ({ directorate, subject: { provider, request, open: row.open, least: row.least } }),
})

async function agree(ctx: Ctx, _: unknown, { directorate, request, row }: ProviderRequest) {
  const by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  const agreed = await tables(ctx).updateTable('people.provider_requests').set({ agreed_by: by, agreed_at: ctx.now, secret: null, decryption_secret: null }).where('directorate_id', '=', directorate).where('id', '=', request)
    .where('agreed_at', 'is', null).where('refused_at', 'is', null).executeTakeFirst()
  if (agreed.numUpdatedRows === 0n || row.secret === null) throw new Refusal('too-late', 'people.no-such-post-request')
  await putInForce(ctx, directorate, row.provider_id, {
    kind: row.kind, names: JSON.stringify(row.names), open: row.open, site: row.site, issuer: row.issuer, client: row.client, secret: row.secret, address: row.address, certificates: row.certificates, own_certificate: row.own_certificate,
    claims: JSON.stringify(row.claims), least: row.least, asks_every_time: row.asks_every_time, logout_address: row.logout_address, assertions: row.assertions, decryption_secret: row.decryption_secret, decryption_certificate: row.decryption_certificate,
  }, { agreed_in: request, agreed_by: by, founded_step: null })
  return { provider: row.provider_id }
}
