import { sql } from 'kysely'
import { z } from 'zod'
import { closePlan } from '#domains/plans/index.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { accountOf } from '../reading/account-of.ts'
import { factsOf } from '../reading/facts-of.ts'
import { gates } from '../rules/gates.ts'
import { carryOn } from '../steps/carry-on.ts'
import { liveCycle, today, type KnownCycle } from '../steps/known-cycle.ts'
import { nextCycle } from '../steps/next-cycle.ts'
import { solvedAreClosed } from '../steps/solved-are-closed.ts'
import { tables } from '../tables.ts'
import { CycleId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), cycle: CycleId.optional(), /** The cycle this zone is in, when none is named. */ zone: ZoneId.optional() })
type Asked = z.output<typeof Asked>

/**
 * A turn of the six stages ends (LSES stage 6): its account is published, its plan and what is solved are closed, and the next turn begins with the
 * second asking as its first and with every unsolved problem carried over. All of it or nothing, once; what is missing is listed by `cycles.cycle`.
 */
export const closeCycle = command('cycles.close-cycle', {
  input: Asked, answer: z.object({ cycle: CycleId, next: CycleId, carriedOver: z.number(), publishedOn: z.string() }), find: liveCycle, run: close,
  trace: (_, { directorate, commissariat, zone, cycle }, { next }) => ({ directorate, subject: { directorate, commissariat, zone, cycle, next } }),
})

async function close(ctx: Ctx, _: Asked, known: KnownCycle) {
  const { directorate, cycle, zone, row } = known
  await alone(ctx, directorate, zone)
  const [whole] = await factsOf(ctx, directorate, { cycle })
  const missing = gates(whole!.facts, today(ctx)).flatMap((gate) => gate.missing)
  if (missing.length > 0) throw new Refusal('conflict', 'cycles.still-missing', {}, { missing: missing.length })
  const solved = await solvedAreClosed(ctx, known)
  const carriedTo = await carryOn(ctx, known, row.remeasured_id!, solved)
  if (whole!.row.planState !== 'closed') await closePlan(ctx, { directorate, plan: row.plan_id })
  await tables(ctx).updateTable('cycles.cycles').set({ closed_on: today(ctx) }).where('directorate_id', '=', directorate).where('id', '=', cycle).execute()
  const next = await nextCycle(ctx, known, row.remeasured_id!)
  const account = await accountOf(ctx, known, whole!, { carriedTo, next })
  await tables(ctx).insertInto('pub.accounts').values({ directorate_id: directorate, id: cycle, commissariat_id: known.commissariat, slug: account.slug, published_on: account.publishedOn, problems: account.problems.map(({ problem }) => problem), told: JSON.stringify(account) }).execute()
  await tables(ctx).updateTable('cycles.accounts').set({ published_on: account.publishedOn }).where('directorate_id', '=', directorate).where('cycle_id', '=', cycle).execute()
  await effectsOnCards(ctx, known)
  await sql`update pub.edition set number = number + 1`.execute(ctx.db)
  return { cycle: cycle as CycleId, next: next as CycleId, carriedOver: carriedTo.size, publishedOn: account.publishedOn }
}

/** Cards of the cycle take over what was measured of their problem and what was made of it. */
async function effectsOnCards(ctx: Ctx, { directorate, cycle }: KnownCycle): Promise<void> {
  await sql`
    update cycles.method_cards card set effect = judged.change, outcome = judged.outcome from cycles.assessments judged
    where card.directorate_id = ${directorate} and card.cycle_id = ${cycle}
      and judged.directorate_id = card.directorate_id and judged.cycle_id = card.cycle_id and judged.problem_id = card.problem_id`.execute(ctx.db)
}
