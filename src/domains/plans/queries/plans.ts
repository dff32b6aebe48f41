import { z } from 'zod'
import { CommissariatId, Day, DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { plansSeen } from '../reading/plans-seen.ts'
import { tables } from '../tables.ts'
import { PlanSeen, planStates } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional(), zone: ZoneId.optional(), state: z.enum(planStates).optional() })
type Asked = z.output<typeof Asked>
const Answer = z.object({
  plans: z.array(PlanSeen.extend({ problems: z.number(), actions: z.number(), /** Organisations that were asked and have not answered. */ unanswered: z.number(), nextReview: Day.nullable() })),
})

/** The plans of the zones within reach; of a partner, those it was asked to. The latest first. */
export const plans = query('plans.plans', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: async (ctx, asked) => ({ directorate: await tenant(ctx, asked.directorate) }), run: list })

async function list(ctx: Ctx, { commissariat, zone, state }: Asked, { directorate }: { readonly directorate: string }) {
  const seen = await plansSeen(ctx, directorate, (all) => all.$if(commissariat !== undefined, (some) => some.where('p.commissariat_id', '=', commissariat!))
    .$if(zone !== undefined, (some) => some.where('p.zone_id', '=', zone!)).$if(state !== undefined, (some) => some.where('p.state', '=', state!)))
  const counted = seen.length === 0 ? [] : await tables(ctx).selectFrom('plans.plans as p').select('p.id').select(({ selectFrom }) => [
    selectFrom('plans.statements as s').whereRef('s.directorate_id', '=', 'p.directorate_id').whereRef('s.plan_id', '=', 'p.id').select(({ fn }) => fn.countAll<string>().as('n')).as('problems'),
    selectFrom('plans.actions as a').whereRef('a.directorate_id', '=', 'p.directorate_id').whereRef('a.plan_id', '=', 'p.id').where('a.dropped_on', 'is', null).select(({ fn }) => fn.countAll<string>().as('n')).as('actions'),
    selectFrom('plans.consents as c').whereRef('c.directorate_id', '=', 'p.directorate_id').whereRef('c.plan_id', '=', 'p.id').where('c.state', '=', 'asked').select(({ fn }) => fn.countAll<string>().as('n')).as('unanswered'),
    selectFrom('plans.reviews as r').whereRef('r.directorate_id', '=', 'p.directorate_id').whereRef('r.plan_id', '=', 'p.id').where('r.held_on', 'is', null).select(({ fn }) => fn.min('r.on_day').as('on')).as('next'),
  ]).where('p.directorate_id', '=', directorate).where('p.id', 'in', seen.map(({ plan }) => plan)).execute()
  return { plans: seen.map((one) => {
    const of = counted.find(({ id }) => id === one.plan)
    return { ...one, problems: Number(of?.problems), actions: Number(of?.actions), unanswered: Number(of?.unanswered), nextReview: of?.next ?? null }
  }) }
}
