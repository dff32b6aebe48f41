import { z } from 'zod'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { showing } from '#frame/within.ts'
import { hashesOf } from '../door/mailbox.ts'
import { ownSelf } from '../door/own.ts'
import { tables } from '../tables.ts'

/** A resident is forgotten: registration, passkeys, links and every session are gone when this is answered. Whoever writes from the same mailbox again is somebody new. */
export const forget = command('residents.forget', {
  input: z.object({}), answer: z.object({}), find: ownSelf, run: remove, trace: (_, { person }) => ({ directorate: noDirectorate, subject: { person } }),
})

async function remove(ctx: Ctx, _: unknown, { person }: { person: string }) {
  const own = await tables(ctx).selectFrom('residents.registrations').select(['address_hash', 'address']).where('directorate_id', '=', noDirectorate).where('person_id', '=', person).executeTakeFirst()
  if (!own) return {}
  for (const table of ['residents.sessions', 'residents.passkeys', 'residents.registrations'] as const) await tables(ctx).deleteFrom(table).where('directorate_id', '=', noDirectorate).where('person_id', '=', person).execute()
  for (const hash of hashesOf(own)) {
    await showing(ctx, hash)
    await tables(ctx).deleteFrom('residents.links').where('directorate_id', '=', noDirectorate).where('address_hash', '=', hash).execute()
  }
  return {}
}
