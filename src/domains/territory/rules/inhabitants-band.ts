/** The band of the Albanian reform: each area has 3,000 to 7,000 inhabitants and an officer of its own. Both ends belong to it. */
export const fewestInhabitants = 3_000
export const mostInhabitants = 7_000

export type Band = 'below' | 'within' | 'above' | 'unknown'

/** Whether a zone has as many inhabitants for each officer as the reform asks; unknown where nobody counted or nobody is posted. */
export function inhabitantsBand(population: number | null, officers: number): Band {
  const each = inhabitantsPerOfficer(population, officers)
  if (each === null) return 'unknown'
  return each < fewestInhabitants ? 'below' : each > mostInhabitants ? 'above' : 'within'
}

/** How many inhabitants one officer of the zone has to know; null where it cannot be said. */
export function inhabitantsPerOfficer(population: number | null, officers: number): number | null {
  return population === null || !(population >= 0) || !(officers > 0) ? null : population / officers
}
