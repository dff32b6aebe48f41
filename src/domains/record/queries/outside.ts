import { sql } from 'kysely'
import { z } from 'zod'
import { leaves } from '#domains/mail/index.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { publishedAnchors } from '../chain/published.ts'
import { fingerprint } from '../chain/signing.ts'
import { tables } from '../tables.ts'
import { Anchor, MailboxId, mailboxOf, QuietClose } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Answer = z.object({
  mailboxes: z.array(z.object({ id: MailboxId, mailbox: z.string(), language: z.string(), whose: z.enum(mailboxOf), sinceOn: z.iso.date() })),
  /** Does mail leave? */ leaves: z.boolean(), /** Of the key that signs. */ fingerprint: z.string(),
  /** Where the oldest lines were cut last. */ anchor: Anchor.nullable(), /** The last quarter's close of the quiet lines. */ quiet: QuietClose.nullable(),
})

/** What of the record lies outside, and where: mailboxes, the key by which a head is known, the anchor of what was cut, and how far the quiet lines are counted. */
export const outside = query('record.outside', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: tell })

async function tell(ctx: Ctx, _: unknown, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('record.mailboxes').selectAll().where('directorate_id', '=', directorate).orderBy('since_on').orderBy('id').execute()
  const { rows: [quiet] } = await sql<QuietClose>`
    select subject->>'quarter' as quarter, (subject->>'lines')::int as lines from frame.record
    where directorate_id = ${directorate} and name = 'record.close-quiet' and sequence is not null order by sequence desc limit 1`.execute(ctx.db)
  return {
    mailboxes: rows.map(({ id, mailbox, language, whose, since_on }) => ({ id: MailboxId.parse(id), mailbox, language, whose, sinceOn: since_on })),
    leaves: (await leaves(ctx, { directorate: DirectorateId.parse(directorate) })).from.length > 0, fingerprint: fingerprint(),
    anchor: (await publishedAnchors(ctx, directorate)).at(-1) ?? null, quiet: quiet ?? null,
  }
}
