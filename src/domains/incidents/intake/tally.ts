import type { SomeIncidents } from '../rules/reading/some-incidents.ts'
import type { Category } from '../words.ts'

/** Counts what a file holds while it is read: per zone, per category, placed and unplaced, from which day to which. */
export function tally() {
  const zones = new Map<string, number>()
  const categories = new Map<Category, number>()
  let [placed, unplaced, from, to] = [0, 0, null as string | null, null as string | null]
  function add(incidents: SomeIncidents): void {
    incidents.categories.forEach((category, place) => {
      const [zone, day] = [incidents.zones[place] ?? null, incidents.days[place]!]
      if (zone === null) unplaced++
      else zones.set(zone, (zones.get(zone) ?? 0) + 1)
      if (zone !== null) placed++
      categories.set(category, (categories.get(category) ?? 0) + 1)
      if (from === null || day < from) from = day
      if (to === null || day > to) to = day
    })
  }
  return { add, told: () => ({ zones, categories, placed, unplaced, from, to }) }
}
