import { v7 } from 'uuid'
import { z } from 'zod'
import { NeedId, needKinds } from '#domains/plans/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { liveCycle, today, under, type KnownCycle } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import { CycleId, ShortfallId, Telling, mets } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), cycle: CycleId,
  /** A need that the plan had: what it was is read from there, and only what became of it is said. */
  need: NeedId.optional(), met: z.enum(mets, 'cycles.say-whether-it-came'),
  kind: z.enum(needKinds, 'cycles.say-what-kind').optional(), words: Telling.optional(), amount: z.coerce.number('cycles.say-how-much').positive('cycles.say-how-much').optional(), unit: z.string().trim().min(1, 'cycles.say-in-what').max(40, 'cycles.too-long').optional(),
  cents: z.coerce.number('cycles.say-how-much').int('cycles.say-how-much').min(0, 'cycles.say-how-much').optional(),
}).refine(({ need, met }) => (need === undefined) === (met === 'new'), { path: ['met'], message: 'cycles.new-or-of-the-plan' })
  .refine(({ need, kind, words, amount, unit }) => need !== undefined || (kind && words && amount && unit), { path: ['words'], message: 'cycles.say-what-is-needed' })
type Asked = z.output<typeof Asked>

/** What was missing to cope with the problems: staff, logistics, infrastructure; and of what the plan asked for, whether it came (LSES stage 6: "needs assessment regarding available resources"). */
export const noteNeed = command('cycles.note-need', {
  input: Asked, answer: z.object({ shortfall: ShortfallId }), find: liveCycle, run: note,
  trace: ({ need }, { directorate, cycle }, { shortfall }) => ({ directorate, subject: { cycle, shortfall, need: need ?? null } }),
})

async function note(ctx: Ctx, asked: Asked, known: KnownCycle) {
  const planned = asked.need === undefined ? null : await neededInPlan(ctx, known, asked.need)
  const said = {
    kind: asked.kind ?? planned!.kind, words: asked.words ?? planned!.words, amount: asked.amount ?? planned!.amount, unit: asked.unit ?? planned!.unit,
    cents: asked.cents ?? (planned && planned.cents !== null ? Number(planned.cents) : null), met: asked.met, noted_on: today(ctx),
  }
  const { directorate, cycle } = known
  const there = asked.need && await tables(ctx).updateTable('cycles.needs').set(said).where('directorate_id', '=', directorate).where('cycle_id', '=', cycle).where('need_id', '=', asked.need).returning('id').executeTakeFirst()
  const shortfall = (there ? there.id : v7()) as z.output<typeof ShortfallId>
  if (!there) await tables(ctx).insertInto('cycles.needs').values({ ...under(known), id: shortfall, need_id: asked.need ?? null, ...said }).execute()
  return { shortfall }
}

async function neededInPlan(ctx: Ctx, { directorate, row }: KnownCycle, need: string) {
  const found = await tables(ctx).selectFrom('plans.needs').select(['kind', 'words', 'amount', 'unit', 'cents']).where('directorate_id', '=', directorate).where('plan_id', '=', row.plan_id ?? row.id).where('id', '=', need).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'cycles.no-such-need-in-the-plan', { need: 'cycles.no-such-need-in-the-plan' })
  return found
}
