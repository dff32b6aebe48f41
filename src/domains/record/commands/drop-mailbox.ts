import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { MailboxId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), mailbox: MailboxId })

/** The signed heads do not go to this mailbox any more. */
export const dropMailbox = command('record.drop-mailbox', {
  input: Asked, answer: z.object({}), find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: drop,
  trace: ({ mailbox }, { directorate }: { directorate: string }) => ({ directorate, subject: { mailbox } }),
})

async function drop(ctx: Ctx, { mailbox }: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  const { numDeletedRows } = await tables(ctx).deleteFrom('record.mailboxes').where('directorate_id', '=', directorate).where('id', '=', mailbox).executeTakeFirst()
  if (numDeletedRows === 0n) throw new Refusal('not-found', 'record.no-such-mailbox')
  return {}
}
