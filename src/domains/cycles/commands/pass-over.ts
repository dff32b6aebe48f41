import { z } from 'zod'
import { closePlan } from '#domains/plans/index.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { carryOn } from '../steps/carry-on.ts'
import { liveCycle, today, type KnownCycle } from '../steps/known-cycle.ts'
import { nextCycle } from '../steps/next-cycle.ts'
import { tables } from '../tables.ts'
import { CycleId, Telling } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), cycle: CycleId.optional(), /** The cycle this zone is in, when none is named. */ zone: ZoneId.optional(), because: Telling })
type Asked = z.output<typeof Asked>

/**
 * A turn in which no plan was published ends with the reason, and nothing is told of it; a plan that was only drafted is closed with it. The next begins with the latest wave in which the zone was
 * asked since, and takes over what is unsolved; without one it begins when a wave is opened.
 */
export const passOver = command('cycles.pass-over', {
  input: Asked, answer: z.object({ cycle: CycleId, next: CycleId.nullable() }), find: liveCycle, run: pass,
  trace: (_, { directorate, cycle }, { next }) => ({ directorate, subject: { cycle, next } }),
})

async function pass(ctx: Ctx, { because }: Asked, known: KnownCycle): Promise<{ cycle: CycleId; next: CycleId | null }> {
  const { directorate, cycle, zone, row } = known
  if (row.plan_id !== null) throw new Refusal('conflict', 'cycles.a-plan-is-followed-to-its-end')
  await alone(ctx, directorate, zone)
  const begun = await tables(ctx).selectFrom('plans.plans').select(['id', 'state']).where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('state', '<>', 'closed').executeTakeFirst()
  if (begun?.state === 'published') throw new Refusal('conflict', 'cycles.a-plan-is-followed-to-its-end')
  if (begun) await closePlan(ctx, { directorate, plan: begun.id })
  await tables(ctx).updateTable('cycles.cycles').set({ closed_on: today(ctx), passed_over_because: because }).where('directorate_id', '=', directorate).where('id', '=', cycle).execute()
  const later = await laterWave(ctx, known)
  if (later === null) return { cycle: cycle as CycleId, next: null }
  const next = await nextCycle(ctx, known, later)
  await carryOn(ctx, known, later, [])
  return { cycle: cycle as CycleId, next: next as CycleId }
}

/** The latest wave in which residents of the zone were asked after the one the turn began with. */
async function laterWave(ctx: Ctx, { directorate, zone, row }: KnownCycle): Promise<string | null> {
  const first = await tables(ctx).selectFrom('survey.waves').select('opens_on').where('directorate_id', '=', directorate).where('id', '=', row.wave_id).executeTakeFirstOrThrow()
  const later = await tables(ctx).selectFrom('survey.waves as w').innerJoin('survey.wave_zones as z', (on) => on.onRef('z.directorate_id', '=', 'w.directorate_id').onRef('z.wave_id', '=', 'w.id'))
    .where('w.directorate_id', '=', directorate).where('z.zone_id', '=', zone).where('w.audience', '=', 'residents').where('w.state', '<>', 'planned').where('w.id', '<>', row.wave_id).where('w.opens_on', '>', first.opens_on)
    .orderBy('w.opens_on', 'desc').orderBy('w.id', 'desc').select('w.id').executeTakeFirst()
  return later?.id ?? null
}
