import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'

const Input = z.object({ directorate: DirectorateId.optional(), place: z.uuid() })

/** A place is offered to residents no longer. What was said of it stays. */
export const closePlace = command('survey.close-place', {
  input: Input, answer: z.object({ place: z.uuid() }), find, run: close,
  trace: ({ place }, { directorate }) => ({ directorate, subject: { place } }),
})

async function find(ctx: Ctx, asked: z.output<typeof Input>) {
  const directorate = await tenant(ctx, asked.directorate)
  const place = await tables(ctx).selectFrom('survey.places').select(['id', 'commissariat_id']).where('directorate_id', '=', directorate).where('id', '=', asked.place).executeTakeFirst()
  if (!place) throw new Refusal('not-found', 'survey.no-such-place')
  return { directorate, commissariat: place.commissariat_id }
}

async function close(ctx: Ctx, { place }: z.output<typeof Input>, { directorate }: { directorate: string }) {
  await tables(ctx).updateTable('survey.places').set({ closed_on: ctx.now.toISOString().slice(0, 10) }).where('directorate_id', '=', directorate).where('id', '=', place).where('closed_on', 'is', null).execute()
  return { place }
}
