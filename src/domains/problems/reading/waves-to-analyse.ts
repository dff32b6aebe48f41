import { zoneResults } from '#domains/survey/index.ts'
import type { PublishedWave } from '#domains/survey/words.ts'
import type { KnownZone } from '#domains/territory/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { publishedWave } from '../steps/published-wave.ts'

/** The published waves in which a zone was asked, the latest first, and what it said in the one that is looked at; nothing where none is published yet. */
export async function wavesToAnalyse(ctx: Ctx, zone: KnownZone, wave?: string) {
  const { waves } = await zoneResults(ctx, { slug: zone.slug })
  return { waves: waves as PublishedWave[], said: waves.length === 0 ? null : await publishedWave(ctx, zone, wave) }
}
