import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'

/** Draws anew what everybody may know of a directorate's zones, or of one, and counts a new edition when any of it changed. A zone's address stays. */
export async function publishZones(ctx: Ctx, directorate: string, zone: string | null = null): Promise<void> {
  const today = ctx.now.toISOString().slice(0, 10)
  const drawn = await sql`
    insert into pub.zones as shown (slug, directorate_id, zone_id, commissariat_id, code, names, commissariat_names, directorate_names, country, population, boundary, villages)
    select z.slug, z.directorate_id, z.id, z.commissariat_id, z.code, z.names, c.names, d.names, d.country, z.population, b.geometry,
      coalesce((select jsonb_agg(jsonb_build_object('village', v.id, 'names', v.names) order by v.code) from territory.village_versions w join territory.villages v on v.directorate_id = w.directorate_id and v.id = w.village_id
        where w.directorate_id = z.directorate_id and w.zone_id = z.id and w.from_on <= ${today}::date and (w.to_on is null or w.to_on > ${today}::date)), '[]')
    from territory.zones z
    join territory.commissariats c on c.directorate_id = z.directorate_id and c.id = z.commissariat_id
    join territory.directorates d on d.id = z.directorate_id
    left join territory.boundaries b on b.directorate_id = z.directorate_id and b.zone_id = z.id and b.from_on <= ${today}::date and (b.to_on is null or b.to_on > ${today}::date)
    where z.directorate_id = ${directorate}::uuid and c.directorate_id = ${directorate}::uuid and (${zone}::uuid is null or z.id = ${zone}::uuid)
    on conflict (slug) do update set commissariat_id = excluded.commissariat_id, code = excluded.code, names = excluded.names, commissariat_names = excluded.commissariat_names,
      directorate_names = excluded.directorate_names, country = excluded.country, population = excluded.population, boundary = excluded.boundary, villages = excluded.villages
    where (shown.commissariat_id, shown.code, shown.names, shown.commissariat_names, shown.directorate_names, shown.country, shown.population, shown.boundary, shown.villages)
      is distinct from (excluded.commissariat_id, excluded.code, excluded.names, excluded.commissariat_names, excluded.directorate_names, excluded.country, excluded.population, excluded.boundary, excluded.villages)
  `.execute(ctx.db)
  if (drawn.numAffectedRows) await sql`update pub.edition set number = number + 1`.execute(ctx.db)
}
