import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { samlOut } from '#platform/sign-on/saml-out.ts'
import { providerOf } from '../../providers/provider.ts'

const Asked = z.object({ provider: z.uuid(), posted: z.string().max(140_000).optional(), query: z.string().max(60_000).optional() })

/** What a provider of SAML answers to somebody's sign-out: whether they are signed out there. Here they were before. */
export const answerOut = query('people.answer-out', { input: Asked, answer: z.object({ done: z.boolean() }), rate: 'signing-in', reads: 'all', record: 'none', find: () => null, run: looked })

async function looked(ctx: Ctx, { provider: id, posted, query: asked }: z.output<typeof Asked>) {
  const provider = await providerOf(ctx, id)
  if (provider.kind !== 'saml') throw new Refusal('not-found', 'people.no-such-provider')
  const out = await samlOut(provider.saml, 'answer', posted === undefined ? { query: asked ?? '' } : { posted }, ctx.now)
  if ('wrong' in out) throw new Refusal('not-allowed', 'people.out-not-believed')
  return { done: out.kind === 'answer' && out.done }
}
