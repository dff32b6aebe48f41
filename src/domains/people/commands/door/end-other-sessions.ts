import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../../tables.ts'
import { Token } from '../../words.ts'
import { ownSelf } from '../../steps/own-self.ts'
import { tokenHash } from '../../steps/token-hash.ts'

const Asked = z.object({ /** The one that stays. */ session: Token })

/** A person ends all of their own sessions but this one. */
export const endOtherSessions = command('people.end-other-sessions', {
  input: Asked, answer: z.object({ ended: z.number().int() }), proof: 'fresh', find: ownSelf, run: end, trace: (_, { directorate, person }, { ended }) => ({ directorate, subject: { person, ended } }),
})

async function end(ctx: Ctx, { session }: z.output<typeof Asked>, { directorate, person }: { directorate: string; person: string }) {
  const ended = await tables(ctx).deleteFrom('people.sessions').where('directorate_id', '=', directorate).where('person_id', '=', person).where('token_hash', '<>', tokenHash(session)).executeTakeFirst()
  return { ended: Number(ended.numDeletedRows) }
}
