import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { AgreementId, Telling } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), agreement: AgreementId, because: Telling })
type Found = Awaited<ReturnType<typeof findAgreement>>

/** An agreement is over today, and why: it was left early, or ran out and is not renewed. It stays to be read. */
export const endAgreement = command('partners.end-agreement', {
  input: Asked, answer: z.object({ agreement: AgreementId }), find: findAgreement, run: end,
  trace: ({ agreement }, { directorate, organisation }) => ({ directorate, subject: { agreement, organisation } }),
})

async function findAgreement(ctx: Ctx, asked: z.output<typeof Asked>) {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('partners.agreements').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.agreement).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'partners.no-such-agreement', { agreement: 'partners.no-such-agreement' })
  return { directorate, commissariat: row.commissariat_id, organisation: row.organisation_id, endedOn: row.ended_on }
}

async function end(ctx: Ctx, { agreement, because }: z.output<typeof Asked>, { directorate, endedOn }: Found) {
  if (endedOn !== null) throw new Refusal('conflict', 'partners.agreement-over')
  await tables(ctx).updateTable('partners.agreements').set({ ended_on: ctx.now.toISOString().slice(0, 10), ended_because: because })
    .where('directorate_id', '=', directorate).where('id', '=', agreement).execute()
  return { agreement }
}
