import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'
import { sessionIdleMinutes, sessionLivesHours } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })

/** Sessions that were left idle or have lasted a shift are deleted, and errands that are over: they open nothing any more, and nobody needs to know when who was there. So does what is ours of a provider that was asked for and never agreed to, and the hour at which a browser was new. */
export const sweepSessions = command('people.sweep-sessions', {
  input: Asked, answer: z.object({ ended: z.number().int() }), find: findPlace, run: sweep,
  trace: (_, { directorate }, { ended }) => ({ directorate, subject: { ended } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function sweep(ctx: Ctx, _: unknown, { directorate }: { directorate: string }) {
  const before = (minutes: number) => new Date(ctx.now.getTime() - minutes * 60_000)
  const ended = await tables(ctx).deleteFrom('people.sessions').where('directorate_id', '=', directorate)
    .where((row) => row.or([row('seen_at', '<', before(sessionIdleMinutes)), row('began_at', '<', before(sessionLivesHours * 60))])).executeTakeFirst()
  await tables(ctx).deleteFrom('people.spent_errands').where('directorate_id', '=', directorate).where('ends_at', '<', before(0)).execute()
  await tables(ctx).updateTable('people.browsers').set({ new_until: null }).where('directorate_id', '=', directorate).where('new_until', '<', before(0)).execute()
  await tables(ctx).updateTable('people.provider_requests').set({ secret: null, decryption_secret: null }).where('directorate_id', '=', directorate)
    .where('agreed_at', 'is', null).where('refused_at', 'is', null).where('ends_at', '<', before(0)).where('secret', 'is not', null).execute()
  return { ended: Number(ended.numDeletedRows) }
}
