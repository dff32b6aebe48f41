import { sql } from 'kysely'
import { z } from 'zod'
import { leaves, putBy } from '#domains/mail/index.ts'
import type { PeopleTables } from '#domains/people/tables.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), opening: z.uuid() })
type Found = { readonly directorate: string; readonly began: Date }
/** What did not leave within a day is in the queue of those who judge it anyway. */
const lastsHours = 24

/** Tells the mailboxes outside that the glass was broken: when, and in which directorate; nobody's name and not what for. Sent once, however often it is asked. */
export const warnOfOpening = command('record.warn-of-opening', {
  record: 'disclose', input: Asked, answer: z.object({ mailboxes: z.number() }), find: findOpening, run: tell,
  trace: ({ opening }, { directorate }, { mailboxes }) => ({ directorate, subject: { opening, mailboxes }, recipients: mailboxes > 0 ? ['mailboxes-outside'] : [] }),
})

async function findOpening(ctx: Ctx, asked: z.output<typeof Asked>): Promise<Found> {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await ctx.db.withTables<PeopleTables>().selectFrom('people.openings').select('began_at').where('directorate_id', '=', directorate).where('id', '=', asked.opening).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'people.no-such-opening')
  return { directorate, began: row.began_at }
}

async function tell(ctx: Ctx, { opening }: z.output<typeof Asked>, { directorate, began }: Found): Promise<{ mailboxes: number }> {
  const { rows: [before] } = await sql<{ mailboxes: number }>`
    select (subject->>'mailboxes')::int as mailboxes from frame.record where directorate_id = ${directorate}::uuid and name = 'record.warn-of-opening' and result = 'done' and subject->>'opening' = ${opening}`.execute(ctx.db)
  if (before) return before
  if ((await leaves(ctx, { directorate: DirectorateId.parse(directorate) })).from.length === 0) return { mailboxes: 0 }
  const boxes = await tables(ctx).selectFrom('record.mailboxes').select(['mailbox', 'language']).where('directorate_id', '=', directorate).orderBy('id').execute()
  const lines = `${directorate}\n${began.toISOString()}`, endsAt = new Date(ctx.now.getTime() + lastsHours * 3_600_000)
  for (const { mailbox, language } of boxes) await putBy(ctx, { directorate, kind: 'notice', language, to: mailbox, token: null, lines, endsAt })
  return { mailboxes: boxes.length }
}
