import { z } from 'zod'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { seeing } from '#frame/within.ts'
import { tables } from '../tables.ts'

/** Links and sessions of residents whose time is over are deleted. */
export const sweep = command('residents.sweep', {
  input: z.object({}), answer: z.object({ links: z.number().int(), sessions: z.number().int() }), find: () => ({ directorate: noDirectorate }), run: remove,
  trace: (_, __, { links, sessions }) => ({ directorate: noDirectorate, subject: { links, sessions } }),
})

async function remove(ctx: Ctx) {
  await seeing(ctx, { directorate: noDirectorate, areas: [noDirectorate] })
  const gone = async (table: 'residents.links' | 'residents.sessions') =>
    Number((await tables(ctx).deleteFrom(table).where('directorate_id', '=', noDirectorate).where('ends_at', '<=', ctx.now).executeTakeFirst()).numDeletedRows)
  return { links: await gone('residents.links'), sessions: await gone('residents.sessions') }
}
