import type { Quality } from '#domains/survey/words.ts'
import type { Say } from '#web/say.ts'

/** Why no figure of a round is told. */
export function whyNothing(say: Say, { publishedOn, closedOn, figures }: { readonly publishedOn: string | null; readonly closedOn: string; readonly figures: Quality | null }): string {
  if (publishedOn === null) return say('station.quality-waits', { day: say.day(closedOn) })
  return figures === null ? say('station.quality-not-kept') : say('station.quality-small')
}
