import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { samlMetadata } from '#platform/sign-on/saml.ts'
import { providerOf } from '../../providers/provider.ts'

const Asked = z.object({ provider: z.uuid() })

/** What we are to a provider of SAML, as its list takes it in: addresses and our certificate, signed by our key. */
export const providerMetadata = query('people.provider-metadata', { input: Asked, answer: z.object({ xml: z.string() }), reads: 'all', record: 'none', find: () => null, run: drawn })

async function drawn(ctx: Ctx, asked: z.output<typeof Asked>) {
  const provider = await providerOf(ctx, asked.provider)
  if (provider.kind !== 'saml') throw new Refusal('not-found', 'people.no-such-provider', { provider: 'people.no-such-provider' })
  return { xml: samlMetadata(provider.saml) }
}
