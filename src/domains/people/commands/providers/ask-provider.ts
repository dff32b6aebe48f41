import { v7 } from 'uuid'
import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { describedRow, type There } from '../../providers/described/described-row.ts'
import { knownProvider } from '../../providers/described/known-provider.ts'
import { tables } from '../../tables.ts'
import { linkLivesDays, ProviderAsked } from '../../words.ts'

/** An administrator asks that people come in by a provider, or that it is described otherwise. Nothing changes before a second person agrees, within a week. */
export const askProvider = command('people.ask-provider', {
  input: ProviderAsked, answer: z.object({ request: z.uuid() }), proof: 'fresh', record: 'collect', find: findPlace, run: ask,
  trace: ({ open, least }, { directorate, there }, { request }) => ({ directorate, subject: { request, open, least, ...(there && { provider: there.id }) } }),
})

async function findPlace(ctx: Ctx, { directorate: asked, provider }: z.output<typeof ProviderAsked>) {
  const directorate = await tenant(ctx, asked)
  return { directorate, there: await knownProvider(ctx, directorate, provider) }
}

async function ask(ctx: Ctx, asked: z.output<typeof ProviderAsked>, { directorate, there }: { readonly directorate: string; readonly there: There }) {
  const id = there?.id ?? v7(), request = v7(), row = describedRow(ctx.now, id, asked, there)
  const waiting = await tables(ctx).selectFrom('people.provider_requests').select('id').where('directorate_id', '=', directorate).where('provider_id', '=', id)
    .where('agreed_at', 'is', null).where('refused_at', 'is', null).where('ends_at', '>', ctx.now).executeTakeFirst()
  if (waiting) throw new Refusal('conflict', 'people.post-request-waits')
  await tables(ctx).insertInto('people.provider_requests').values({
    directorate_id: directorate, id: request, provider_id: id, ...row, asked_by: ctx.actor.kind === 'person' ? ctx.actor.id : null, asked_at: ctx.now,
    ends_at: new Date(ctx.now.getTime() + linkLivesDays * 86_400_000), agreed_by: null, agreed_at: null, refused_by: null, refused_at: null, reason: null,
  }).execute()
  return { request }
}
