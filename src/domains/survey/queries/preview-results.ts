import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { resultsInStore } from '../reckoning/results-in-store.ts'
import { WaveId, ZoneResult } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId, merge: z.array(z.array(ZoneId).min(2)).default([]) })
type Asked = z.output<typeof Asked>

/** What publishing a closed wave would say, word for word. The analyst sees no withheld number either. */
export const previewResults = query('survey.preview-results', { input: Asked, answer: z.object({ whole: ZoneResult, zones: z.array(ZoneResult) }), reads: 'all', record: 'none', find: knownWave, run: look })

async function look(ctx: Ctx, { merge }: Asked, known: KnownWave) {
  const { whole, zones } = await resultsInStore(ctx, known, merge)
  const letters = new TextDecoder(), giveWay = givingWay(), seen: ZoneResult[] = []
  for (const { text } of zones) {
    seen.push(JSON.parse(letters.decode(text)) as ZoneResult)
    await giveWay()
  }
  return { whole, zones: seen }
}
