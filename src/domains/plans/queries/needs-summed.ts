import { z } from 'zod'
import { CommissariatId, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { reached } from '#frame/lock/reached.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { PlanId, needKinds } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional() })
type Asked = z.output<typeof Asked>
const Sum = z.object({ kind: z.enum(needKinds), unit: z.string(), amount: z.number(), cents: z.number(), /** Needs of which nobody said what they cost. */ unpriced: z.number(), plans: z.number() })
const Answer = z.object({
  all: z.array(Sum), commissariats: z.array(z.object({ commissariat: CommissariatId, names: Names, needs: z.array(Sum) })),
  zones: z.array(z.object({ plan: PlanId, slug: z.string(), names: Names, commissariat: CommissariatId, needs: z.array(Sum) })),
})
type Line = { readonly plan: string; readonly kind: (typeof needKinds)[number]; readonly unit: string; readonly amount: number; readonly cents: number | null }

/** What the running plans need together, by kind and unit: of each zone, of each commissariat, of the whole (D10). */
export const needsSummed = query('plans.needs-summed', {
  input: Asked, answer: Answer, reads: 'all', record: 'none', find: async (ctx, asked) => ({ directorate: await tenant(ctx, asked.directorate), commissariat: asked.commissariat ?? null }), run: sum,
})

async function sum(ctx: Ctx, { commissariat }: Asked, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('plans.needs as n').innerJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'n.directorate_id').onRef('p.id', '=', 'n.plan_id'))
    .innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'p.directorate_id').onRef('z.id', '=', 'p.zone_id'))
    .innerJoin('territory.commissariats as c', (on) => on.onRef('c.directorate_id', '=', 'p.directorate_id').onRef('c.id', '=', 'p.commissariat_id'))
    .select(['n.kind', 'n.unit', 'n.amount', 'n.cents', 'n.plan_id', 'p.commissariat_id', 'z.slug', 'z.names', 'c.names as commissariat_names'])
    .where('n.directorate_id', '=', directorate).where('n.dropped_on', 'is', null).where('p.state', '<>', 'closed').where(reached(ctx, 'n')).$if(commissariat !== undefined, (all) => all.where('n.commissariat_id', '=', commissariat!)).orderBy('z.slug').execute()
  const lines = rows.map((row) => ({ ...row, plan: row.plan_id, cents: row.cents === null ? null : Number(row.cents) }))
  return {
    all: summed(lines),
    commissariats: [...Map.groupBy(lines, ({ commissariat_id }) => commissariat_id)].map(([id, some]) => ({ commissariat: id, names: some[0]!.commissariat_names, needs: summed(some) })),
    zones: [...Map.groupBy(lines, ({ plan }) => plan)].map(([plan, some]) => ({ plan, slug: some[0]!.slug, names: some[0]!.names, commissariat: some[0]!.commissariat_id, needs: summed(some) })),
  } as z.output<typeof Answer>
}

function summed(lines: readonly Line[]): z.output<typeof Sum>[] {
  return [...Map.groupBy(lines, ({ kind, unit }) => `${kind} ${unit}`).values()].map((same) => ({
    kind: same[0]!.kind, unit: same[0]!.unit, amount: same.reduce((all, { amount }) => all + amount, 0), cents: same.reduce((all, { cents }) => all + (cents ?? 0), 0),
    unpriced: same.filter(({ cents }) => cents === null).length, plans: new Set(same.map(({ plan }) => plan)).size,
  })).toSorted((a, b) => needKinds.indexOf(a.kind) - needKinds.indexOf(b.kind) || (a.unit < b.unit ? -1 : 1))
}
