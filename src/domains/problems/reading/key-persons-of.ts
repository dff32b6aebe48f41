import { zoneResults } from '#domains/survey/index.ts'
import type { KnownZone } from '#domains/territory/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { rankedByGroup } from '../rules/ranked-by-group.ts'
import type { KeyPersons } from '../words.ts'

/** What each group of people who know the zone by their work said of the concerns, in the latest wave that asked the group. */
export async function keyPersonsOf(ctx: Ctx, { slug }: KnownZone): Promise<KeyPersons[]> {
  const { waves } = await zoneResults(ctx, { slug, audience: 'key-persons' })
  const latest = [...Map.groupBy(waves, ({ group }) => JSON.stringify(Object.entries(group ?? {}).sort())).values()].map(([first]) => first!)
  const told: KeyPersons[] = []
  for (const { wave, group, closesOn } of latest) {
    const { result, instrument } = await zoneResults(ctx, { slug, wave })
    if (result && instrument) told.push({ wave, group: group ?? {}, closesOn, answers: result.answers, concerns: rankedByGroup(instrument, result) })
  }
  return told
}
