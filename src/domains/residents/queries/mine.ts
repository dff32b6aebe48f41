import { z } from 'zod'
import { tokenHash } from '#domains/people/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { hinted, openedMailbox } from '../door/mailbox.ts'
import { ownSelf } from '../door/own.ts'
import { tables } from '../tables.ts'
import { Language } from '../words.ts'

const Asked = z.object({ session: z.string().default('') })
const Answer = z.object({
  /** As much of the mailbox as its owner needs. */ mailbox: z.string(), language: Language, zone: z.string().nullable(),
  sessions: z.array(z.object({ id: z.uuid(), beganOn: z.string(), endsAt: z.iso.datetime(), here: z.boolean() })),
  passkeys: z.array(z.object({ id: z.uuid(), madeOn: z.string() })),
})

/** All that is kept of a resident, for themself. */
export const mine = query('residents.mine', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: ownSelf, run: tell })

async function tell(ctx: Ctx, { session }: z.output<typeof Asked>, { person }: { person: string }): Promise<z.output<typeof Answer>> {
  const own = await tables(ctx).selectFrom('residents.registrations').selectAll().where('directorate_id', '=', noDirectorate).where('person_id', '=', person).executeTakeFirst()
  if (!own) throw new Refusal('not-found', 'residents.not-registered')
  const sessions = await tables(ctx).selectFrom('residents.sessions').selectAll().where('directorate_id', '=', noDirectorate).where('person_id', '=', person).where('ends_at', '>', ctx.now).orderBy('began_on').orderBy('id').execute()
  const passkeys = await tables(ctx).selectFrom('residents.passkeys').select(['id', 'made_on']).where('directorate_id', '=', noDirectorate).where('person_id', '=', person).orderBy('made_on').orderBy('id').execute()
  return {
    mailbox: hinted(openedMailbox(own.address_hash, own.address) ?? '…'), language: Language.catch('en').parse(own.language), zone: own.zone,
    sessions: sessions.map(({ id, began_on, ends_at, token_hash }) => ({ id, beganOn: began_on, endsAt: ends_at.toISOString(), here: token_hash === tokenHash(session) })),
    passkeys: passkeys.map(({ id, made_on }) => ({ id, madeOn: made_on })),
  }
}
