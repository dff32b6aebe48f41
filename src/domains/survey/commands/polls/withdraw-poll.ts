import { sql } from 'kysely'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'

const Input = z.object({ directorate: DirectorateId.optional(), poll: z.uuid() })
type Asked = z.output<typeof Input>

/** A poll that was copied wrongly leaves the pages; what was registered stays on the books with the day it was taken back. */
export const withdrawPoll = command('survey.withdraw-poll', {
  input: Input, answer: z.object({ poll: z.uuid() }), find: async (ctx: Ctx, asked: Asked) => ({ directorate: await tenant(ctx, asked.directorate) }), run: withdraw,
  trace: ({ poll }, { directorate }) => ({ directorate, subject: { poll } }),
})

async function withdraw(ctx: Ctx, { poll }: Asked, { directorate }: { directorate: string }) {
  const gone = await tables(ctx).updateTable('survey.polls').set({ withdrawn_on: ctx.now.toISOString().slice(0, 10) })
    .where('directorate_id', '=', directorate).where('id', '=', poll).where('withdrawn_on', 'is', null).executeTakeFirst()
  if (gone.numUpdatedRows === 0n) throw new Refusal('not-found', 'survey.no-such-poll')
  await tables(ctx).deleteFrom('pub.polls').where('directorate_id', '=', directorate).where('id', '=', poll).execute()
  await sql`update pub.edition set number = number + 1`.execute(ctx.db)
  return { poll }
}
