import { publishedAccount } from '#domains/cycles/index.ts'
import { publishedPlan } from '#domains/plans/index.ts'
import { worksOfPlan } from '#domains/work/index.ts'
import { ask, type Arrival } from '#web/http/ctx.ts'

/** What is being done in a zone, and what became of what was planned before. */
export async function cycleOf(arrival: Arrival, slug: string) {
  const [{ plan }, { works }, { account, accounts }] = await Promise.all([ask(arrival, publishedPlan, { slug }), ask(arrival, worksOfPlan, { slug }), ask(arrival, publishedAccount, { slug })])
  return { plan, works, account, accounts }
}
