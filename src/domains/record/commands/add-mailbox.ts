import { z } from 'zod'
import { Language, Mailbox } from '#domains/mail/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { MailboxId, mailboxOf } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), mailbox: Mailbox, language: Language.default('en'), /** Whose it is: the heads go to the auditor's alone. */ whose: z.enum(mailboxOf).default('auditor') })
/** Each gets a message every hour. */
const most = 5

/** The signed heads go to this mailbox every hour from now on, in this language; and that the glass was broken, at once. To one of data protection goes the second alone. */
export const addMailbox = command('record.add-mailbox', {
  record: 'disclose', input: Asked, answer: z.object({ mailbox: MailboxId }), find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: add,
  trace: (_, { directorate }: { directorate: string }, { mailbox }) => ({ directorate, subject: { mailbox } }),
})

async function add(ctx: Ctx, { mailbox, language, whose }: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  const known = await tables(ctx).selectFrom('record.mailboxes').selectAll().where('directorate_id', '=', directorate).execute()
  const there = known.find((row) => row.mailbox === mailbox)
  if (there) return { mailbox: MailboxId.parse(there.id) }
  if (known.length >= most) throw new Refusal('conflict', 'record.enough-mailboxes')
  const id = MailboxId.parse(crypto.randomUUID())
  await tables(ctx).insertInto('record.mailboxes').values({ directorate_id: directorate, id, mailbox, language, whose, since_on: ctx.now.toISOString().slice(0, 10) }).execute()
  return { mailbox: id }
}
