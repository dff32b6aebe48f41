import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { offTheDoor } from '../../providers/described/put-in-force.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), provider: z.uuid() })

/** Nobody comes in by this provider from now on: what opens less one says alone. It is opened again by two. */
export const closeProvider = command('people.close-provider', {
  input: Asked, answer: z.object({ provider: z.uuid() }), proof: 'fresh', find: findPlace, run: close, trace: ({ provider }, { directorate }) => ({ directorate, subject: { provider } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function close(ctx: Ctx, { provider }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }) {
  const closed = await tables(ctx).updateTable('people.providers').set({ open: false, changed_at: ctx.now }).where('directorate_id', '=', directorate).where('id', '=', provider).executeTakeFirst()
  if (closed.numUpdatedRows === 0n) throw new Refusal('not-found', 'people.no-such-provider', { provider: 'people.no-such-provider' })
  await offTheDoor(ctx, directorate, provider)
  return { provider }
}
