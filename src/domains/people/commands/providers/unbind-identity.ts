import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), identity: z.uuid() })

/** Somebody no longer comes in by this provider. Sessions that are open stay: whoever must go at once leaves their post. */
export const unbindIdentity = command('people.unbind-identity', {
  input: Asked, answer: z.object({ identity: z.uuid() }), proof: 'fresh', find: findPlace, run: unbind, trace: ({ identity }, { directorate }) => ({ directorate, subject: { identity } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function unbind(ctx: Ctx, { identity }: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  const gone = await tables(ctx).deleteFrom('people.identities').where('directorate_id', '=', directorate).where('id', '=', identity).executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw new Refusal('not-found', 'people.no-such-identity', { identity: 'people.no-such-identity' })
  return { identity }
}
