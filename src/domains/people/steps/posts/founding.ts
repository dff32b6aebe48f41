import { custodianRoles, trustedRoles, type Role } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../../tables.ts'
import { foundingDays } from '../../words.ts'

type Step = { readonly step: number; readonly kind: 'founded' | 'named' | 'described' | 'ended'; readonly founder_id: string; readonly ends_at: Date }
type Said = { readonly role: Role; readonly person: string }

/** The founding of a directorate while it runs: whoever came first, at the console's word, names the first holders alone. Null when it is over, or the console does it all. */
export async function runningFounding(ctx: Ctx, directorate: string): Promise<Step | null> {
  const last = await tables(ctx).selectFrom('people.foundings').select(['step', 'kind', 'founder_id', 'ends_at']).where('directorate_id', '=', directorate).orderBy('step', 'desc').limit(1).executeTakeFirst()
  return last && last.kind !== 'ended' && last.ends_at > ctx.now ? last : null
}

/** Who makes this person's first way in alone: the founder, while the founding runs; for whom the founding ended with, within the hour. */
export async function founderFor(ctx: Ctx, directorate: string, person: string): Promise<string | null> {
  const running = await runningFounding(ctx, directorate)
  if (running) return running.founder_id
  const named = await tables(ctx).selectFrom('people.foundings').select(['founder_id', 'said_at']).where('directorate_id', '=', directorate).where('person_id', '=', person).where('kind', '=', 'ended').executeTakeFirst()
  return named && named.said_at.getTime() + 3_600_000 > ctx.now.getTime() ? named.founder_id : null
}

/** Who may give a post of this role alone: the founder, while the founding runs. */
export const founderOf = async (ctx: Ctx, directorate: string, role: Role): Promise<string | null> =>
  trustedRoles.includes(role) ? ((await runningFounding(ctx, directorate))?.founder_id ?? null) : null

/**
 * What a post of trust that is given by one word leaves behind: the founder's next step, which the holding names. At the console the first administrator
 * founds the directorate, and any other administrator or headquarters ends the founding.
 */
export async function foundingStep(ctx: Ctx, directorate: string, said: Said): Promise<number | null> {
  if (!trustedRoles.includes(said.role)) return null
  const running = await runningFounding(ctx, directorate)
  if (ctx.actor.kind === 'person') return running === null ? null : next(ctx, directorate, running, said)
  if (running === null) await founded(ctx, directorate, said)
  else if (said.person !== running.founder_id) await endFounding(ctx, directorate, said.role)
  return null
}

/** Where there is another custodian from now on, nobody names anybody alone any more. */
export async function endFounding(ctx: Ctx, directorate: string, role: Role): Promise<void> {
  const running = custodianRoles.includes(role) ? await runningFounding(ctx, directorate) : null
  if (running) await next(ctx, directorate, running, null)
}

async function next(ctx: Ctx, directorate: string, { step, kind, founder_id, ends_at }: Step, said: Said | null): Promise<number> {
  await tables(ctx).insertInto('people.foundings').values({
    directorate_id: directorate, step: step + 1, kind: said === null || custodianRoles.includes(said.role) ? 'ended' : 'named', founder_id, said_at: ctx.now, ends_at,
    role: said?.role ?? null, person_id: said?.person ?? null, previous: step, previous_kind: kind,
  }).execute()
  return step + 1
}

async function founded(ctx: Ctx, directorate: string, { role, person }: Said): Promise<void> {
  if (role !== 'admin') return
  const rows = tables(ctx)
  const before = await rows.selectFrom('people.holdings').select('id').where('directorate_id', '=', directorate).where('role', 'in', custodianRoles).executeTakeFirst()
  const ever = await rows.selectFrom('people.foundings').select('step').where('directorate_id', '=', directorate).executeTakeFirst()
  if (before || ever) return
  await rows.insertInto('people.foundings').values({
    directorate_id: directorate, step: 0, kind: 'founded', founder_id: person, said_at: ctx.now, ends_at: new Date(ctx.now.getTime() + foundingDays * 86_400_000), role: null, person_id: null, previous: null, previous_kind: null,
  }).execute()
}
