import { z } from 'zod'
import { Day } from '#domains/territory/words.ts'
import { query } from '#frame/query.ts'
import { tables } from '../../tables.ts'
import { PlanId, ToldPlan } from '../../words.ts'

const Asked = z.object({ slug: z.string(), /** The latest when none is said. */ plan: PlanId.optional() })
const Answer = z.object({ plan: ToldPlan.nullable(), plans: z.array(z.object({ plan: PlanId, from: Day, to: Day, closedOn: Day.nullable() })) })

/** The joint plan of a zone as everybody reads it, and which plans there were (D6, D7). */
export const publishedPlan = query('plans.published-plan', {
  input: Asked, answer: Answer, reads: 'public', find: () => ({}),
  run: async (ctx, { slug, plan }) => {
    const all = (await tables(ctx).selectFrom('pub.plans').select('told').where('slug', '=', slug).orderBy('from_on', 'desc').orderBy('id', 'desc').execute()).map(({ told }) => told)
    return { plan: all.find((one) => plan === undefined || one.plan === plan) ?? null, plans: all.map((one) => ({ plan: one.plan, from: one.from, to: one.to, closedOn: one.closedOn })) }
  },
})
