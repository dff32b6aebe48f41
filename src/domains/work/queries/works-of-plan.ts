import { z } from 'zod'
import { PlanId } from '#domains/plans/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../tables.ts'
import { PublicWork } from '../words.ts'

const Asked = z.object({ plan: PlanId.optional(), slug: z.string().optional() }).refine(({ plan, slug }) => plan !== undefined || slug !== undefined, { path: ['slug'], message: 'work.no-such-zone' })

/** Where the actions and improvements of a published plan stand, or all that was ever told of a zone with what was done at once; an action that is not among them has not begun. */
export const worksOfPlan = query('work.works-of-plan', { input: Asked, answer: z.object({ works: z.array(PublicWork) }), reads: 'public', find: () => ({}), run: read })

async function read(ctx: Ctx, { plan, slug }: z.output<typeof Asked>) {
  const rows = await tables(ctx).selectFrom('pub.works').select('told').$if(plan !== undefined, (all) => all.where('plan_id', '=', plan!)).$if(slug !== undefined, (all) => all.where('slug', '=', slug!)).orderBy('id').execute()
  return { works: rows.map(({ told }) => told as PublicWork) }
}
