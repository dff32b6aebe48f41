import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { dayOf } from '../../steps/shown-request.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), measure: z.uuid() })

/** Whoever had received what was put right or restricted was told of it, and the person reads that (Directive (EU) 2016/680, art. 16(6); GDPR art. 19). */
export const noteTold = command('privacy.note-told', {
  input: Asked, answer: z.object({}), record: { operation: 'disclose' }, find: known, run: told,
  trace: ({ measure }, { directorate, person, tell }) => ({ directorate, subject: { measure }, whose: [person], recipients: tell }),
})

async function known(ctx: Ctx, { directorate: asked, measure }: z.output<typeof Asked>) {
  const directorate = await tenant(ctx, asked)
  const row = await tables(ctx).selectFrom('privacy.measures').select(['person_id', 'tell', 'told_on']).where('directorate_id', '=', directorate).where('id', '=', measure).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'privacy.no-such-request')
  return { directorate, person: row.person_id, tell: row.tell, toldOn: row.told_on }
}

async function told(ctx: Ctx, { measure }: z.output<typeof Asked>, { directorate, tell, toldOn }: Awaited<ReturnType<typeof known>>) {
  if (tell.length === 0 || toldOn !== null) throw new Refusal('conflict', 'privacy.nobody-to-tell')
  await tables(ctx).updateTable('privacy.measures').set({ told_on: dayOf(ctx.now) }).where('directorate_id', '=', directorate).where('id', '=', measure).execute()
  return {}
}
