import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { putBy } from '../leaving/put-by.ts'
import { tables } from '../tables.ts'
import { Mailbox, Language } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), mailbox: Mailbox, language: Language.default('en') })
/** Whoever tries looks for the message now; an hour later nobody does. */
const lastsMinutes = 60

/** Whoever keeps the settings has a message sent to a mailbox of their own, to see whether it arrives. */
export const tryOut = command('mail.try-out', {
  input: Asked, answer: z.object({ directorate: DirectorateId }), rate: 'mailing', find: findPlace, run: tryIt, trace: (_, { directorate }) => ({ directorate, subject: { directorate } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function tryIt(ctx: Ctx, { mailbox, language }: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  if (!(await tables(ctx).selectFrom('mail.settings').select('host').where('directorate_id', '=', directorate).executeTakeFirst())) throw new Refusal('conflict', 'mail.none-leaves')
  await putBy(ctx, { directorate, kind: 'trial', language, to: mailbox, token: null, endsAt: new Date(ctx.now.getTime() + lastsMinutes * 60_000) })
  return { directorate: directorate as DirectorateId }
}
