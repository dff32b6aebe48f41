import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { isAudited } from '../reading/found.ts'
import { tables } from '../tables.ts'
import { Because, verdicts } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), finding: z.uuid(), verdict: z.enum(verdicts, 'vigilance.say-verdict'), because: Because })

/** Whoever reviews the list says that it was in order, or that it is asked about further, and why. Once, and it is kept. */
export const decide = command('vigilance.decide', {
  input: Asked, answer: z.object({}), record: 'alter', find: findFinding, run: decideOn, trace: ({ finding, verdict }, { directorate }) => ({ directorate, subject: { finding, verdict } }),
})

async function findFinding(ctx: Ctx, asked: z.output<typeof Asked>) {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('vigilance.findings').select(['person_id', 'commissariats', 'verdict']).where('directorate_id', '=', directorate).where('id', '=', asked.finding).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'vigilance.no-such-finding')
  return { directorate, person: row.person_id, commissariats: row.commissariats, audited: await isAudited(ctx, directorate) }
}

async function decideOn(ctx: Ctx, { finding, verdict, because }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }) {
  const decided = await tables(ctx).updateTable('vigilance.findings').set({ verdict, because, decided_on: ctx.now.toISOString().slice(0, 10), decided_by: ctx.actor.kind === 'person' ? ctx.actor.id : null })
    .where('directorate_id', '=', directorate).where('id', '=', finding).where('verdict', 'is', null).executeTakeFirst()
  if (decided.numUpdatedRows === 0n) throw new Refusal('too-late', 'vigilance.decided-already')
  return {}
}
