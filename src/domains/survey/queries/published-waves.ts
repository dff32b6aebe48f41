import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { CommissariatId } from '#domains/territory/words.ts'
import { publishedWaves as readWaves } from '../reckoning/published.ts'
import { PublishedWave } from '../words.ts'

const Asked = z.object({ commissariat: CommissariatId.optional() })

/** The waves everybody may read, the latest first. */
export const publishedWaves = query('survey.published-waves', { input: Asked, answer: z.object({ waves: z.array(PublishedWave) }), reads: 'public', find: () => ({}), run: list })

async function list(ctx: Ctx, { commissariat }: z.output<typeof Asked>) {
  return { waves: await readWaves(ctx, (waves) => (commissariat ? waves.where('wave.commissariat_id', '=', commissariat) : waves)) }
}
