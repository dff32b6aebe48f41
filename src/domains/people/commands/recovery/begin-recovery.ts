import { v7 } from 'uuid'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'
import { linkLivesDays, PersonId } from '../../words.ts'
import { findPerson } from '../../steps/find-person.ts'
import { homeOf } from '../../steps/home-of.ts'
import { trustOf } from '../../steps/posts/trust-of.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), person: PersonId })
type Lost = { readonly directorate: string; readonly commissariat: string | null; readonly person: string; readonly begunBy: null; readonly trusted: boolean }

/** The first custodian says that this person has lost every way to sign in, having seen them or heard their voice. Nothing changes before a second one says so too. */
export const beginRecovery = command('people.begin-recovery', {
  input: Asked, answer: z.object({ recovery: z.uuid() }), proof: 'fresh', find: findLost, run: begin,
  trace: (_, { directorate, person }, { recovery }) => ({ directorate, subject: { person, recovery } }),
})

async function findLost(ctx: Ctx, asked: z.output<typeof Asked>): Promise<Lost> {
  const directorate = await tenant(ctx, asked.directorate)
  const { id } = await findPerson(ctx, directorate, asked.person)
  return { directorate, commissariat: await homeOf(ctx, directorate, id), person: id, begunBy: null, trusted: (await trustOf(ctx, directorate, id)).trusted }
}

async function begin(ctx: Ctx, _: unknown, { directorate, person }: Lost) {
  // Of two who say so at the same moment the second finds that it waits.
  await tables(ctx).selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).where('id', '=', person).forUpdate().execute()
  const waiting = await tables(ctx).selectFrom('people.recoveries').select('id').where('directorate_id', '=', directorate).where('person_id', '=', person)
    .where('confirmed_at', 'is', null).where('ends_at', '>', ctx.now).executeTakeFirst()
  if (waiting) throw new Refusal('conflict', 'people.recovery-waits', { person: 'people.recovery-waits' })
  const recovery = v7()
  await tables(ctx).insertInto('people.recoveries').values({
    directorate_id: directorate, id: recovery, person_id: person, begun_by: ctx.actor.kind === 'person' ? ctx.actor.id : null, begun_at: ctx.now,
    ends_at: new Date(ctx.now.getTime() + linkLivesDays * 86_400_000), confirmed_by: null, confirmed_at: null,
  }).execute()
  return { recovery }
}
