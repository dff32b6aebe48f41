import { zoneResults } from '#domains/survey/index.ts'
import type { PublishedWave } from '#domains/survey/words.ts'
import type { KnownZone } from '#domains/territory/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'

/** What the residents of the zone said in a published wave: the one that is named, else its latest. Without a published wave there is nothing to analyse. */
export async function publishedWave(ctx: Ctx, zone: KnownZone, wave?: string) {
  const { waves, result, instrument } = await zoneResults(ctx, { slug: zone.slug, wave })
  const shown = waves.find((one) => one.wave === (wave ?? waves[0]?.wave)) as PublishedWave | undefined
  if (!shown || shown.audience !== 'residents' || !result || !instrument) throw new Refusal('conflict', 'problems.no-published-wave', { wave: 'problems.no-published-wave' })
  return { wave: shown, waves, result, instrument }
}
