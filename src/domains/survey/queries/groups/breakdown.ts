import { z } from 'zod'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { groupsIn, sheetsAndDesign } from '../../reckoning/groups-in-store.ts'
import { withheldOfPublished } from '../../reckoning/released-before.ts'
import { knownWave, type KnownWave } from '../../reckoning/known-wave.ts'
import { Breakdown } from '../../rules/groups/broken-down.ts'
import { backgroundOf, isSensitive } from '../../rules/groups/groups-of.ts'
import { WaveId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId, /** The whole commissariat when absent. */ zone: ZoneId.optional(), by: z.string() })

/** What women and men, the young and the old, or any other groups said, in a zone or in all: one question at a time, small groups withheld. */
export const breakdown = query('survey.breakdown', { input: Asked, answer: Breakdown, reads: 'all', record: 'none', find: knownWave, run: breakDown })

async function breakDown(ctx: Ctx, { zone, by }: z.output<typeof Asked>, known: KnownWave) {
  if (known.wave.state === 'planned' || known.wave.state === 'open') throw new Refusal('conflict', 'survey.close-the-wave-first')
  const question = backgroundOf(known.instrument).find(({ id }) => id === by)
  if (!question) throw new Refusal('not-found', 'survey.no-such-question', { by: 'survey.no-such-question' })
  if (zone && isSensitive(question)) throw new Refusal('conflict', 'survey.only-for-all-zones', { zone: 'survey.only-for-all-zones' })
  const read = await sheetsAndDesign(ctx, known)
  if (zone && !read.zones.some(({ id }) => id === zone)) throw new Refusal('not-found', 'survey.no-such-zone', { zone: 'survey.no-such-zone' })
  const [told] = await groupsIn(known, read, [question], zone ?? null, await withheldOfPublished(ctx, known, zone ?? null))
  return told!
}
