import type { Names, PublicZone } from '#domains/territory/words.ts'

/** The areas a post can be over, above the zones: the directorate and its commissariats. */
export function areasOf(zones: readonly PublicZone[], directorate: string): { id: string; names: Names }[] {
  const commissariats = new Map(zones.map(({ commissariat, commissariatNames }) => [commissariat as string, commissariatNames]))
  const directorates = new Map(zones.map((zone) => [zone.directorate as string, zone.directorateNames]))
  return [...commissariats, ...directorates].filter(([id]) => directorates.get(id) === undefined || id === directorate).map(([id, names]) => ({ id, names }))
}
