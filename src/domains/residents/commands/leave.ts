import { z } from 'zod'
import { tokenHash } from '#domains/people/index.ts'
import { Token } from '#domains/people/words.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { showing } from '#frame/within.ts'
import { atTheDoor } from '../door/own.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ session: Token })

/** A resident signs out: the session that is shown is over. */
export const leave = command('residents.leave', { input: Asked, answer: z.object({}), find: () => null, run: end, trace: () => ({ directorate: noDirectorate, subject: {}, quiet: true }) })

async function end(ctx: Ctx, { session }: z.output<typeof Asked>) {
  await atTheDoor(ctx)
  await showing(ctx, tokenHash(session))
  const ended = await tables(ctx).deleteFrom('residents.sessions').where('directorate_id', '=', noDirectorate).where('token_hash', '=', tokenHash(session)).executeTakeFirst()
  if (ended.numDeletedRows === 0n) throw new Refusal('not-found', 'residents.no-such-session')
  return {}
}
