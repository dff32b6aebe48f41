import type { Category, FoundBy } from '../../words.ts'

/** Incidents that were read, column by column as the store takes them. A zone that was not found is null. */
export type SomeIncidents = {
  readonly zones: (string | null)[]; readonly categories: Category[]; readonly days: string[]; readonly precisions: ('day' | 'month')[]; readonly hours: (number | null)[]
  readonly lons: (number | null)[]; readonly lats: (number | null)[]; readonly finders: FoundBy[]; readonly counts: (1 | -1)[]
}

export const noIncidents = (): SomeIncidents => ({ zones: [], categories: [], days: [], precisions: [], hours: [], lons: [], lats: [], finders: [], counts: [] })
