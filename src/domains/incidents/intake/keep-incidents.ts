import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import type { SomeIncidents } from '../rules/reading/some-incidents.ts'
import type { KnownPlace } from '../steps/known-place.ts'

type Belongs = KnownPlace & { readonly batch: string; readonly commissariatOf: ReadonlyMap<string, string> }

/** Puts incidents into the store in bulk, each under an id that tells nothing. What has no zone belongs to the file's own area. */
export async function keepIncidents(ctx: Ctx, incidents: SomeIncidents, { directorate, commissariat, batch, commissariatOf }: Belongs): Promise<void> {
  const { zones, categories, days, precisions, hours, lons, lats, finders, counts } = incidents
  if (zones.length === 0) return
  const ids = zones.map(() => crypto.randomUUID())
  const areas = zones.map((zone) => (zone === null ? commissariat : commissariatOf.get(zone)!))
  await sql`
    insert into incidents.incidents (directorate_id, id, commissariat_id, batch_id, zone_id, category, happened_on, precise_to, hour, lon, lat, found_by, counts)
    select ${directorate}::uuid, id, area, ${batch}::uuid, zone, category, happened_on, precise_to, hour, lon, lat, found_by, counts
    from unnest(${ids}::uuid[], ${areas}::uuid[], ${zones}::uuid[], ${categories}::text[], ${days}::date[], ${precisions}::text[], ${hours}::smallint[], ${lons}::double precision[], ${lats}::double precision[], ${finders}::text[], ${counts}::smallint[])
      as incident (id, area, zone, category, happened_on, precise_to, hour, lon, lat, found_by, counts)`.execute(ctx.db)
}
