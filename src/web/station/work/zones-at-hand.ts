import { zones } from '#domains/territory/index.ts'
import { inOrder, type PublicZone } from '#domains/territory/words.ts'
import { ask, visitorOf, type Arrival } from '#web/http/ctx.ts'
import { languageOf } from '#web/http/language.ts'
import { reachOf } from '../reach-of.ts'

/** The zones that the visitor's posts open, by name: what a screen of the work offers to choose from. */
export async function zonesAtHand(arrival: Arrival): Promise<readonly PublicZone[]> {
  const { actor } = await visitorOf(arrival)
  if (actor.kind !== 'person') return []
  const open = await reachOf(arrival)
  return inOrder((await ask(arrival, zones, { directorate: actor.directorate })).zones, languageOf(arrival.request)).filter(({ zone, commissariat, directorate }) => [zone, commissariat, directorate].some((area) => open.has(area)))
}
