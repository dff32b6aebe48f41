import { parse } from 'csv-parse/sync'
import { incidentsOfTown } from '#cli/town/incidents.ts'
import { plane, zoneAt } from './ground.ts'

/** What the police of the demonstration town wrote down in twenty-four months: its kind, month (0 to 23) and zone (-1 where no place was told). */
export const recorded = read()

function read(): readonly { readonly kind: string; readonly month: number; readonly zone: number }[] {
  const rows = parse(incidentsOfTown(new Date('2027-06-01T09:00:00Z')), { columns: true, delimiter: ';' }) as Record<string, string>[]
  const places = rows.map(({ Longitude, Latitude }) => (Longitude === '' ? [NaN, NaN] as const : plane(Number(Longitude), Number(Latitude))))
  const zone = zoneAt(places.map(([x]) => x), places.map(([, y]) => y))
  return rows.map(({ Kind, Day }, i) => ({ kind: Kind!, month: (Number(Day!.slice(6)) - 2025) * 12 + Number(Day!.slice(3, 5)) - 6, zone: zone[i]! }))
}

/** How many of a kind each month of a zone had. */
export function monthly(kind: string, zone: number): number[] {
  const counts = new Array<number>(24).fill(0)
  for (const one of recorded) if (one.kind === kind && one.zone === zone) counts[one.month]!++
  return counts
}
