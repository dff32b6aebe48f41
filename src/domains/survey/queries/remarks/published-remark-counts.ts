import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { RemarkCount } from '../../rules/remarks/counted-remarks.ts'
import { tables } from '../../tables.ts'
import { WaveId } from '../../words.ts'

const Asked = z.object({ slug: z.string(), wave: WaveId })

/** What the residents of a zone wrote of in a published wave: counts, never a remark. Empty where remarks were not coded, or nobody wrote. */
export const publishedRemarkCounts = query('survey.published-remark-counts', { input: Asked, answer: z.object({ questions: z.array(RemarkCount) }), reads: 'public', find: () => ({}), run: read })

async function read(ctx: Ctx, { slug, wave }: z.output<typeof Asked>) {
  const row = await tables(ctx).selectFrom('pub.remark_counts').select('result').where('slug', '=', slug).where('wave_id', '=', wave).executeTakeFirst()
  return row?.result ?? { questions: [] }
}
