import type { Names } from '#domains/territory/words.ts'

/** A problem that a running plan of a zone takes on. */
export type TakenOn = {
  readonly zone: string; readonly commissariat: string; readonly population: number | null; readonly question: string | null; readonly category: string | null; readonly names: Names; readonly place: number; readonly actions: number
}
export type Priority = {
  readonly of: string; readonly question: string | null; readonly category: string | null; readonly names: Names
  readonly zones: number; readonly share: number; readonly people: number; readonly first: number; readonly actions: number
}

/** What zones take on, added up: in how many of them, for how many people, how often as the first; what most zones share stands first (D9; seed line 799: decided on local needs). */
export function rolledUp(taken: readonly TakenOn[]): Priority[] {
  const zones = new Set(taken.map(({ zone }) => zone)).size
  return [...Map.groupBy(taken, sameConcern)].map(([of, same]) => {
    const here = [...new Map(same.map((one) => [one.zone, one])).values()]
    return {
      of, question: same[0]!.question, category: same[0]!.question === null ? same[0]!.category : null, names: same[0]!.names, zones: here.length, share: here.length / zones,
      people: here.reduce((sum, { population }) => sum + (population ?? 0), 0), first: new Set(same.filter(({ place }) => place === 1).map(({ zone }) => zone)).size, actions: same.reduce((sum, { actions }) => sum + actions, 0),
    }
  }).toSorted((a, b) => b.zones - a.zones || b.people - a.people || (a.of < b.of ? -1 : 1))
}

/** The same question of the survey, else the same category of the record, else the same words. */
const sameConcern = ({ question, category, names }: TakenOn): string => question ?? category ?? (names.en ?? Object.values(names)[0] ?? '').toLowerCase()
