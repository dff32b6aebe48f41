import { z } from 'zod'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { ownSelf } from '../door/own.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ id: z.uuid() })

/** A resident ends one of their own sessions, on whatever device it is open. */
export const endSession = command('residents.end-session', {
  input: Asked, answer: z.object({ id: z.uuid() }), find: ownSelf, run: end, trace: (_, { person }) => ({ directorate: noDirectorate, subject: { person }, quiet: true }),
})

async function end(ctx: Ctx, { id }: z.output<typeof Asked>, { person }: { person: string }) {
  const ended = await tables(ctx).deleteFrom('residents.sessions').where('directorate_id', '=', noDirectorate).where('person_id', '=', person).where('id', '=', id).executeTakeFirst()
  if (ended.numDeletedRows === 0n) throw new Refusal('not-found', 'residents.no-such-session')
  return { id }
}
