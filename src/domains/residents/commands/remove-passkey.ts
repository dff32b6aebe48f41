import { z } from 'zod'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { ownSelf } from '../door/own.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ id: z.uuid() })

/** A resident's passkey opens nothing any more. */
export const removePasskey = command('residents.remove-passkey', {
  input: Asked, answer: z.object({ id: z.uuid() }), find: ownSelf, run: remove, trace: (_, { person }) => ({ directorate: noDirectorate, subject: { person }, quiet: true }),
})

async function remove(ctx: Ctx, { id }: z.output<typeof Asked>, { person }: { person: string }) {
  const removed = await tables(ctx).deleteFrom('residents.passkeys').where('directorate_id', '=', noDirectorate).where('person_id', '=', person).where('id', '=', id).executeTakeFirst()
  if (removed.numDeletedRows === 0n) throw new Refusal('not-found', 'residents.no-such-passkey')
  return { id }
}
