import { z } from 'zod'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { knownWave, type KnownWave } from '../../reckoning/known-wave.ts'
import { remarksCounted } from '../../reckoning/remarks-of-wave.ts'
import { RemarkCount } from '../../rules/remarks/counted-remarks.ts'
import { WaveId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId, zone: ZoneId.optional() })

/** What the remarks of a zone, or of all zones, speak of, as far as they are coded: each category with n, share and interval. Staff see no withheld number either. */
export const remarkCounts = query('survey.remark-counts', { input: Asked, answer: z.object({ questions: z.array(RemarkCount) }), reads: 'all', record: 'none', find: knownWave, run: count })

async function count(ctx: Ctx, { zone }: z.output<typeof Asked>, known: KnownWave) {
  return { questions: await remarksCounted(ctx, known, zone ?? null) }
}
