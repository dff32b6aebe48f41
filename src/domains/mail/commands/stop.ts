import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })

/** No mail leaves this directorate any more; how it did is forgotten, and what waits goes when its time is over. */
export const stop = command('mail.stop', {
  input: Asked, answer: z.object({ directorate: DirectorateId }), proof: 'fresh', find: findPlace, run: forget, trace: (_, { directorate }) => ({ directorate, subject: { directorate } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function forget(ctx: Ctx, _: unknown, { directorate }: { directorate: string }) {
  for (const table of ['mail.settings', 'pub.mail'] as const) await tables(ctx).deleteFrom(table).where('directorate_id', '=', directorate).execute()
  return { directorate: directorate as DirectorateId }
}
