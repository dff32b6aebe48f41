import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import type { SomeIncidents } from '../rules/reading/some-incidents.ts'
import type { KnownPlace } from '../steps/known-place.ts'

type Belongs = KnownPlace & { readonly batch: string; readonly commissariatOf: ReadonlyMap<string, string> }
type Extent = 'zone' | 'placed' | 'unplaced'

/** A year of three hundred zones is a hundred thousand counts: so many are one statement. */
export const countsAtOnce = 1_000

function* stretches<One>(all: Iterable<One>): Generator<readonly One[]> {
  let some: One[] = []
  for (const one of all) {
    if (some.push(one) < countsAtOnce) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/** Counts what a file brings for each month while it is read, and writes the counts down beside the incidents: of its zones, and of each commissariat as a whole. */
export function countedByMonth({ directorate, commissariat, batch, commissariatOf }: Belongs) {
  // One list of a hundred thousand would be laid anew, when it grows, at one go.
  const areas = new Map<string, Map<string, number>>()
  const count = (extent: Extent, area: string, of: string, rest: string, by: number) => {
    const key = `${extent} ${area} ${of}`, counts = areas.get(key) ?? new Map<string, number>()
    if (counts.size === 0) areas.set(key, counts)
    counts.set(rest, (counts.get(rest) ?? 0) + by)
  }
  function* counted(): Generator<readonly [key: string, count: number]> {
    for (const [area, counts] of areas) for (const [rest, count] of counts) yield [`${area} ${rest}`, count]
  }
  function add({ zones, categories, days, finders, counts: signs }: SomeIncidents): void {
    zones.forEach((zone, at) => {
      const rest = `${days[at]!.slice(0, 7)} ${categories[at]!} ${finders[at]!}`, by = signs[at]!
      const area = zone === null ? commissariat : commissariatOf.get(zone)!
      count(zone === null ? 'unplaced' : 'placed', area, area, rest, by)
      if (zone !== null) count('zone', zone, area, rest, by)
    })
  }
  async function keep(ctx: Ctx): Promise<void> {
    const giveWay = givingWay()
    tellStep('incidents.at-months')
    for (const some of stretches(counted())) {
      await keepSome(ctx, some)
      await giveWay()
    }
  }
  async function keepSome(ctx: Ctx, some: readonly (readonly [key: string, count: number])[]): Promise<void> {
    const cells = some.map(([key]) => key.split(' '))
    const column = (at: number) => cells.map((cell) => cell[at]!)
    await sql`
      insert into incidents.monthly_counts (directorate_id, batch_id, extent, area_id, commissariat_id, month, category, found_by, count)
      select ${directorate}::uuid, ${batch}::uuid, extent, area, of, (month || '-01')::date, category, found_by, count
      from unnest(${column(0)}::text[], ${column(1)}::uuid[], ${column(2)}::uuid[], ${column(3)}::text[], ${column(4)}::text[], ${column(5)}::text[], ${some.map(([, count]) => count)}::integer[])
        as counted (extent, area, of, month, category, found_by, count)`.execute(ctx.db)
  }
  return { add, keep }
}
