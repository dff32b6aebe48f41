import { inOrder, type Names, type PublicZone } from '#domains/territory/words.ts'

/** The areas a post can be over, above the zones: the commissariats by name, and the directorate behind them. */
export function areasOf(zones: readonly PublicZone[], directorate: string, language: string): { id: string; names: Names }[] {
  const commissariats = new Map(zones.map(({ commissariat, commissariatNames }) => [commissariat as string, commissariatNames]))
  const directorates = new Map(zones.map((zone) => [zone.directorate as string, zone.directorateNames]))
  const over = [...directorates].filter(([id]) => id === directorate), under = [...commissariats].filter(([id]) => !directorates.has(id))
  return [...inOrder(under.map(areaOf), language), ...over.map(areaOf)]
}

const areaOf = ([id, names]: readonly [string, Names]) => ({ id, names })
