import { sql } from 'kysely'
import { z } from 'zod'
import { ProblemId } from '#domains/problems/words.ts'
import { Day } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../tables.ts'
import { AccountOfProblem, CycleId } from '../words.ts'

const Asked = z.object({ problem: ProblemId })
type Asked = z.output<typeof Asked>
const Answer = z.object({ verdict: AccountOfProblem.extend({ cycle: CycleId, slug: z.string(), publishedOn: Day }).nullable() })

/** What became of a published problem, with the cycle whose account tells it; nothing while that is under way. */
export const accountOfProblem = query('cycles.account-of-problem', { input: Asked, answer: Answer, reads: 'public', find: () => ({}), run: find })

async function find(ctx: Ctx, { problem }: Asked): Promise<z.output<typeof Answer>> {
  const row = await tables(ctx).selectFrom('pub.accounts').select(['id', 'slug', 'published_on', 'told']).where(sql<boolean>`problems @> array[${problem}]::uuid[]`).orderBy('published_on', 'desc').limit(1).executeTakeFirst()
  const found = row?.told.problems.find((one) => one.problem === problem)
  return { verdict: row && found ? { ...found, cycle: row.id as CycleId, slug: row.slug, publishedOn: row.published_on } : null }
}
