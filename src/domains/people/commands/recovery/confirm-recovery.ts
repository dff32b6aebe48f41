import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'
import { PersonId, Token } from '../../words.ts'
import { madeLink } from '../../door/made-link.ts'
import { homeOf } from '../../steps/home-of.ts'
import { trustOf } from '../../steps/posts/trust-of.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), recovery: z.uuid() })
const Answer = z.object({ person: PersonId, token: Token, endsAt: z.iso.datetime() })
type Lost = { readonly directorate: string; readonly commissariat: string | null; readonly person: string; readonly begunBy: string | null; readonly trusted: boolean }

/**
 * The second custodian says the same: from this moment the person's sessions, earlier links and proofs open nothing, and one new link lets them set up
 * others. It is told to the second custodian alone.
 */
export const confirmRecovery = command('people.confirm-recovery', {
  input: Asked, answer: Answer, proof: 'fresh', find: findBegun, run: confirm, trace: ({ recovery }, { directorate, person }) => ({ directorate, subject: { person, recovery } }),
})

async function findBegun(ctx: Ctx, asked: z.output<typeof Asked>): Promise<Lost> {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('people.recoveries').select(['person_id', 'begun_by', 'confirmed_at', 'ends_at'])
    .where('directorate_id', '=', directorate).where('id', '=', asked.recovery).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'people.no-such-recovery')
  if (row.confirmed_at !== null || row.ends_at <= ctx.now) throw new Refusal('too-late', 'people.no-such-recovery')
  return { directorate, commissariat: await homeOf(ctx, directorate, row.person_id), person: row.person_id, begunBy: row.begun_by, trusted: (await trustOf(ctx, directorate, row.person_id)).trusted }
}

async function confirm(ctx: Ctx, { recovery }: z.output<typeof Asked>, { directorate, person }: Lost) {
  const confirmed = await tables(ctx).updateTable('people.recoveries').set({ confirmed_by: ctx.actor.kind === 'person' ? ctx.actor.id : null, confirmed_at: ctx.now })
    .where('directorate_id', '=', directorate).where('id', '=', recovery).where('confirmed_at', 'is', null).executeTakeFirst()
  if (confirmed.numUpdatedRows === 0n) throw new Refusal('too-late', 'people.no-such-recovery')
  return { person: person as PersonId, ...(await madeLink(ctx, directorate, person)) }
}
