import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../../tables.ts'
import { ownSelf } from '../../steps/own-self.ts'

const Asked = z.object({ id: z.uuid() })

/** A person ends one of their own sessions, on whatever computer it is open. */
export const endSession = command('people.end-session', {
  input: Asked, answer: z.object({ id: z.uuid() }), proof: 'fresh', find: ownSelf, run: end, trace: ({ id }, { directorate, person }) => ({ directorate, subject: { person, session: id } }),
})

async function end(ctx: Ctx, { id }: z.output<typeof Asked>, { directorate, person }: { directorate: string; person: string }) {
  const ended = await tables(ctx).deleteFrom('people.sessions').where('directorate_id', '=', directorate).where('person_id', '=', person).where('id', '=', id).executeTakeFirst()
  if (ended.numDeletedRows === 0n) throw new Refusal('not-found', 'people.no-such-session')
  return { id }
}
