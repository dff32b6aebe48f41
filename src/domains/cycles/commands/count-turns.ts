import { z } from 'zod'
import { board as surveyBoard } from '#domains/survey/index.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { factsOf } from '../reading/facts-of.ts'
import { gates, stageOf } from '../rules/gates.ts'
import { today } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import { stages } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })

/** Counts for each commissariat of a directorate how many of its zones are in which stage and how many are late: all that headquarters hear of it beside what is published. */
export const countTurns = command('cycles.count-turns', {
  input: Asked, answer: z.object({ commissariats: z.number() }), record: 'combine', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: count,
  trace: (_, { directorate }, { commissariats }) => ({ directorate, subject: { directorate, commissariats } }),
})

async function count(ctx: Ctx, _: unknown, { directorate }: { directorate: string }) {
  const day = today(ctx)
  const { country } = await tables(ctx).selectFrom('territory.directorates').select('country').where('id', '=', directorate).executeTakeFirstOrThrow()
  const commissariats = await tables(ctx).selectFrom('territory.commissariats').select('id').where('directorate_id', '=', directorate).orderBy('code').execute()
  const zones = (await surveyBoard(ctx, { directorate: directorate as DirectorateId })).zones
  const turns = new Map((await factsOf(ctx, directorate, { zones: zones.map(({ zone }) => zone), live: true })).map(({ row, facts }) => [row.zone_id, stageOf(gates(facts, day))]))
  for (const { id } of commissariats) {
    const here = zones.filter(({ commissariat }) => commissariat === id)
    const at = here.flatMap(({ zone }) => turns.get(zone) ?? [])
    const counted = {
      country, counted_on: day, zones: here.length, at_stage: stages.map((stage) => at.filter((turn) => turn.stage === stage).length), late: at.filter(({ lateBy }) => lateBy > 0).length,
      late_by: Math.max(0, ...at.map(({ lateBy }) => lateBy)), unheard: here.filter(({ overdue }) => overdue).length,
    }
    await tables(ctx).insertInto('cycles.turn_counts').values({ directorate_id: directorate, commissariat_id: id, ...counted }).onConflict((same) => same.columns(['directorate_id', 'commissariat_id']).doUpdateSet(counted)).execute()
  }
  return { commissariats: commissariats.length }
}
