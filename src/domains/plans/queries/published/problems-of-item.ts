import { z } from 'zod'
import { ProblemId } from '#domains/problems/words.ts'
import { WaveId } from '#domains/survey/words.ts'
import { Names } from '#domains/territory/words.ts'
import { query } from '#frame/query.ts'
import { tables } from '../../tables.ts'
import { PlanId } from '../../words.ts'

const Asked = z.object({ slug: z.string(), wave: WaveId, /** A question of the wave; all of them when none is said. */ question: z.string().optional() })
const Answer = z.object({ problems: z.array(z.object({ problem: ProblemId, question: z.string(), words: Names, plan: PlanId })) })

/** From a number that residents gave to the problem that rests on it: the way on from a survey figure. */
export const problemsOfItem = query('plans.problems-of-item', {
  input: Asked, answer: Answer, reads: 'public', find: () => ({}),
  run: async (ctx, { slug, wave, question }) => {
    const rows = await tables(ctx).selectFrom('pub.problems').select(['id', 'told']).where('slug', '=', slug).orderBy('id').execute()
    const found = rows.flatMap(({ told }) => [...new Set(restsOn(told, wave))].filter((of) => question === undefined || of === question)
      .map((of) => ({ problem: told.problem, question: of, words: told.statement, plan: told.plan })))
    return { problems: found } as z.output<typeof Answer>
  },
})

function restsOn({ question, wave, evidence }: { readonly question: string | null; readonly wave: { readonly wave: string }; readonly evidence: readonly { readonly wave: string | null; readonly figure: string | null }[] }, asked: string): string[] {
  return [...(question !== null && wave.wave === asked ? [question] : []), ...evidence.flatMap((line) => (line.figure !== null && line.wave === asked ? [line.figure] : []))]
}
