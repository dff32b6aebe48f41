import { z } from 'zod'
import { CommissariatId, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { reached } from '#frame/lock/reached.ts'
import { tenant } from '#frame/tenant.ts'
import { rolledUp, type TakenOn } from '../rules/rolled-up.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional() })
type Asked = z.output<typeof Asked>
const Priority = z.object({
  /** The question, the category or the words by which zones have it in common. */
  of: z.string(), question: z.string().nullable(), category: z.string().nullable(), names: Names,
  zones: z.number(), /** Of the zones with a running plan. */ share: z.number(), people: z.number(), /** Zones that put it first. */ first: z.number(), actions: z.number(),
})
const Answer = z.object({
  zones: z.number(), priorities: z.array(Priority), commissariats: z.array(z.object({ commissariat: CommissariatId, names: Names, zones: z.number(), priorities: z.array(Priority) })),
})

/** Which problems the zones put into their running plans, rolled up to commissariats and to the directorate (D9). Each sees what is within reach. */
export const priorities = query('plans.priorities', {
  input: Asked, answer: Answer, reads: 'all', record: 'none', find: async (ctx, asked) => ({ directorate: await tenant(ctx, asked.directorate), commissariat: asked.commissariat ?? null }), run: roll,
})

async function roll(ctx: Ctx, { commissariat }: Asked, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('plans.statements as s').innerJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 's.directorate_id').onRef('p.id', '=', 's.plan_id'))
    .innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'p.directorate_id').onRef('z.id', '=', 'p.zone_id'))
    .innerJoin('territory.commissariats as c', (on) => on.onRef('c.directorate_id', '=', 'p.directorate_id').onRef('c.id', '=', 'p.commissariat_id'))
    .leftJoin('plans.actions as a', (on) => on.onRef('a.directorate_id', '=', 's.directorate_id').onRef('a.plan_id', '=', 's.plan_id').onRef('a.problem_id', '=', 's.problem_id').on('a.dropped_on', 'is', null))
    .select(['p.zone_id', 'p.commissariat_id', 'z.population', 'c.names as commissariat_names', 's.place', 's.words', 's.known']).select(({ fn }) => fn.count<string>('a.id').as('actions'))
    .where('s.directorate_id', '=', directorate).where('p.state', '<>', 'closed').where(reached(ctx, 'p')).$if(commissariat !== undefined, (all) => all.where('p.commissariat_id', '=', commissariat!))
    .groupBy(['s.plan_id', 's.problem_id', 'p.zone_id', 'p.commissariat_id', 'z.population', 'c.names', 's.place', 's.words', 's.known']).orderBy('p.zone_id').orderBy('s.place').execute()
  const taken = rows.map((row): TakenOn & { readonly called: Names } => ({
    zone: row.zone_id, commissariat: row.commissariat_id, population: row.population, question: row.known.question, category: row.known.category, names: row.known.names ?? row.words,
    place: row.place, actions: Number(row.actions), called: row.commissariat_names,
  }))
  const zonesOf = (some: readonly TakenOn[]) => new Set(some.map(({ zone }) => zone)).size
  return {
    zones: zonesOf(taken), priorities: rolledUp(taken),
    commissariats: [...Map.groupBy(taken, (one) => one.commissariat)].map(([id, some]) => ({ commissariat: id, names: some[0]!.called, zones: zonesOf(some), priorities: rolledUp(some) })),
  } as z.output<typeof Answer>
}
