import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'

const Input = z.object({ directorate: DirectorateId.optional(), outreach: z.uuid() })

/** What was planned for a silent zone or group has been done; it leaves the board. */
export const closeOutreach = command('survey.close-outreach', {
  input: Input, answer: z.object({ outreach: z.uuid() }), find, run: close,
  trace: ({ outreach }, { directorate }) => ({ directorate, subject: { outreach } }),
})

async function find(ctx: Ctx, asked: z.output<typeof Input>) {
  const directorate = await tenant(ctx, asked.directorate)
  const note = await tables(ctx).selectFrom('survey.outreach').select('commissariat_id').where('directorate_id', '=', directorate).where('id', '=', asked.outreach).executeTakeFirst()
  if (!note) throw new Refusal('not-found', 'survey.no-such-outreach')
  return { directorate, commissariat: note.commissariat_id }
}

async function close(ctx: Ctx, { outreach }: z.output<typeof Input>, { directorate }: { directorate: string }) {
  await tables(ctx).updateTable('survey.outreach').set({ done_on: ctx.now.toISOString().slice(0, 10) }).where('directorate_id', '=', directorate).where('id', '=', outreach).where('done_on', 'is', null).execute()
  return { outreach }
}
