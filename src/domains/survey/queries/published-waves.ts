import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { CommissariatId } from '#domains/territory/words.ts'
import { publishedWaves as readWaves } from '../reckoning/published.ts'
import { Audience, PublishedWave } from '../words.ts'

const Asked = z.object({ commissariat: CommissariatId.optional(), /** Whom they asked. */ audience: Audience.default('residents') })

/** The waves everybody may read, the latest first: those of residents, unless others are wanted. */
export const publishedWaves = query('survey.published-waves', { input: Asked, answer: z.object({ waves: z.array(PublishedWave) }), reads: 'public', find: () => ({}), run: list })

async function list(ctx: Ctx, { commissariat, audience }: z.output<typeof Asked>) {
  return { waves: await readWaves(ctx, (all) => {
    const waves = all.where('wave.audience', '=', audience)
    return commissariat ? waves.where('wave.commissariat_id', '=', commissariat) : waves
  }) }
}
