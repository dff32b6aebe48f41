import { z } from 'zod'
import { ProblemId } from '#domains/problems/words.ts'
import { query } from '#frame/query.ts'
import { tables } from '../../tables.ts'
import { ToldProblem } from '../../words.ts'

const Asked = z.object({ problem: ProblemId })

/** One problem of a published plan: the numbers behind it, its causes, and what is done about it. */
export const publishedProblem = query('plans.published-problem', {
  input: Asked, answer: z.object({ problem: ToldProblem.nullable() }), reads: 'public', find: () => ({}),
  run: async (ctx, { problem }) => ({ problem: (await tables(ctx).selectFrom('pub.problems').select('told').where('id', '=', problem).executeTakeFirst())?.told ?? null }),
})
