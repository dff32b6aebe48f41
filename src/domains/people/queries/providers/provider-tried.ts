import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { providerIn } from '../../providers/provider.ts'
import { openIdTried, samlTried } from '../../providers/tried.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), provider: z.uuid() })
const Answer = z.object({ /** What was looked at, in order, each with the message that says how it stands. */ looked: z.array(z.object({ right: z.boolean(), code: z.string(), values: z.record(z.string(), z.string()) })) })

/** Tries a provider without signing in, and says in plain words what is right and what is wrong. */
export const providerTried = query('people.provider-tried', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findProvider, run: tried })

async function findProvider(ctx: Ctx, asked: z.output<typeof Asked>): Promise<{ directorate: string }> {
  const directorate = await tenant(ctx, asked.directorate)
  const known = await tables(ctx).selectFrom('people.providers').select('id').where('directorate_id', '=', directorate).where('id', '=', asked.provider).executeTakeFirst()
  if (!known) throw new Refusal('not-found', 'people.no-such-provider', { provider: 'people.no-such-provider' })
  return { directorate }
}

async function tried(ctx: Ctx, asked: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const provider = (await providerIn(ctx, directorate, asked.provider))!
  return { looked: provider.kind === 'openid' ? await openIdTried(provider) : await samlTried(provider, ctx.now) }
}
