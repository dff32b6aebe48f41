import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../../tables.ts'
import { Poll } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId })

/** The polls of the whole country that a directorate put beside what its zones say, the latest first. */
export const publishedPolls = query('survey.published-polls', { input: Asked, answer: z.object({ polls: z.array(Poll) }), reads: 'public', find: () => ({}), run: list })

async function list(ctx: Ctx, { directorate }: z.output<typeof Asked>) {
  const rows = await tables(ctx).selectFrom('pub.polls').select('result').where('directorate_id', '=', directorate).execute()
  return { polls: rows.map(({ result }) => result).toSorted((one, other) => (one.to < other.to ? 1 : -1)) }
}
