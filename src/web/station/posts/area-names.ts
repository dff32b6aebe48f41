import type { organisations } from '#domains/partners/index.ts'
import type { directorates, zones } from '#domains/territory/index.ts'
import type { Names } from '#domains/territory/words.ts'

/** An area over which a post can be held, and the commissariat it lies in. */
export type AreaName = { readonly id: string; readonly commissariat: string | null; readonly names: Names }

/** Every area of a directorate by name: itself, its commissariats, their zones and villages, and the organisations that work with it. A village is called with its zone, for many have one name. */
export function areaNames(mine: string, known: Awaited<ReturnType<typeof directorates>>, drawn: Awaited<ReturnType<typeof zones>>, partners: Awaited<ReturnType<typeof organisations>>, called: (village: Names, zone: Names) => Names): readonly AreaName[] {
  const own = known.directorates.find(({ directorate }) => directorate === mine)
  return [
    ...(own ? [{ id: own.directorate as string, commissariat: null, names: own.names }] : []),
    ...(own?.commissariats ?? []).map(({ commissariat, names }) => ({ id: commissariat as string, commissariat: commissariat as string, names })),
    ...drawn.zones.filter(({ directorate }) => directorate === mine).map(({ zone, commissariat, names }) => ({ id: zone as string, commissariat: commissariat as string, names })),
    ...drawn.zones.filter(({ directorate }) => directorate === mine).flatMap(({ names: zone, commissariat, villages = [] }) => villages.map(({ village, names }) => ({ id: village as string, commissariat: commissariat as string, names: called(names, zone) }))),
    ...partners.organisations.map(({ organisation, name, commissariat }) => ({ id: organisation as string, commissariat: commissariat as string | null, names: { en: name, ro: name } })),
  ]
}
