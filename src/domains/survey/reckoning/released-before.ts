import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { withheldOf, type Release } from '../rules/withheld/withheld-in.ts'
import { tables } from '../tables.ts'
import type { KnownWave } from './known-wave.ts'

/**
 * All that was ever published of the wave before, by itself and by other waves that told it again: the ledger of releases is the public copies
 * themselves, to which nothing is added but by publishing and of which nothing is taken away.
 */
export async function releasedBefore(ctx: Ctx, { directorate, wave }: KnownWave): Promise<Release[]> {
  if (wave.follows_id === null) return []
  const { rows } = await sql<{ publication: string; slug: string | null; zone: string | null; merged: string[]; shown: string[] }>`
    with told as (
      select id as wave_id, null::text as slug, result, id = ${wave.follows_id}::uuid as own from pub.waves where directorate_id = ${directorate}::uuid and (id = ${wave.follows_id}::uuid or follows_id = ${wave.follows_id}::uuid)
      union all
      select zone.wave_id, zone.slug, zone.result, wave.id = ${wave.follows_id}::uuid from pub.zone_results zone join pub.waves wave on wave.directorate_id = zone.directorate_id and wave.id = zone.wave_id
      where zone.directorate_id = ${directorate}::uuid and (wave.id = ${wave.follows_id}::uuid or wave.follows_id = ${wave.follows_id}::uuid)
    )
    select wave_id as publication, slug, result->>'zone' as zone, array(select jsonb_array_elements_text(result->'mergedWith')) as merged,
      case when own then array(select (f->>'kind') || ' ' || (f->>'of') from jsonb_array_elements(result->'figures') f where f->>'withheld' is null)
      else array(select (c->>'kind') || ' ' || (c->>'of') from jsonb_array_elements(result->'changes') c where c->>'before' is not null) end as shown
    from told where own or result->>'comparedWith' is not null`.execute(ctx.db)
  const zoneOf = new Map(rows.flatMap(({ publication, slug, zone }) => (slug !== null && zone !== null ? [[publication + slug, zone] as const] : [])))
  return rows.map(({ publication, slug, merged, shown }) => ({
    zones: slug === null ? null : [slug, ...merged].map((one) => zoneOf.get(publication + one)!), shown: new Set(shown),
  }))
}

/** What a published wave does not tell of a zone, or of all: whoever breaks it down is not told it either. */
export async function withheldOfPublished(ctx: Ctx, { directorate, wave }: KnownWave, zone: string | null): Promise<ReadonlySet<string>> {
  if (wave.state !== 'published') return new Set()
  const found = zone === null
    ? await tables(ctx).selectFrom('pub.waves').select('result').where('directorate_id', '=', directorate).where('id', '=', wave.id).executeTakeFirst()
    : await tables(ctx).selectFrom('pub.zone_results').select('result').where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).where(sql<boolean>`result->>'zone' = ${zone}`).executeTakeFirst()
  return found ? withheldOf(found.result) : new Set()
}
