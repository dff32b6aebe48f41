import type { organisations } from '#domains/partners/index.ts'
import type { directorates, zones } from '#domains/territory/index.ts'
import type { Names } from '#domains/territory/words.ts'

type Known<Question extends (...asked: never) => Promise<unknown>> = Awaited<ReturnType<Question>>

/** An area over which a post can be held, and the commissariat it lies in. */
export type AreaName = { readonly id: string; readonly commissariat: string | null; readonly names: Names; /** Said of the country. */ readonly country?: string }

/** Every area of a directorate by name: itself, the country in which it lies, its commissariats, their zones and villages, and the organisations that work with it. A village is called with its zone, for many have one name. */
export function areaNames(mine: string, known: Known<typeof directorates>['directorates'], drawn: Known<typeof zones>['zones'], partners: Known<typeof organisations>['organisations'], called: { readonly village: (village: Names, zone: Names) => Names; readonly country: Names }): readonly AreaName[] {
  const own = known.find(({ directorate }) => directorate === mine)
  return [
    ...(own ? [{ id: own.directorate as string, commissariat: null, names: own.names }] : []),
    ...(own?.nation ? [{ id: own.nation as string, commissariat: null, names: called.country, country: own.country }] : []),
    ...(own?.commissariats ?? []).map(({ commissariat, names }) => ({ id: commissariat as string, commissariat: commissariat as string, names })),
    ...drawn.filter(({ directorate }) => directorate === mine).map(({ zone, commissariat, names }) => ({ id: zone as string, commissariat: commissariat as string, names })),
    ...drawn.filter(({ directorate }) => directorate === mine).flatMap(({ names: zone, commissariat, villages = [] }) => villages.map(({ village, names }) => ({ id: village as string, commissariat: commissariat as string, names: called.village(names, zone) }))),
    ...partners.map(({ organisation, name, commissariat }) => ({ id: organisation as string, commissariat: commissariat as string | null, names: { en: name, ro: name } })),
  ]
}
