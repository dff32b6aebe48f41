import { isDeepStrictEqual } from 'node:util'
import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import type { Names, ZoneId } from '../words.ts'
import { freeSlug } from './slug-of.ts'

/** A zone as a file tells it, and the commissariat the file puts it in, if it does. */
export type Told = { readonly code: string; readonly names: Names; readonly population: number | null; readonly commissariat: string | null }
export type Kept = { readonly id: ZoneId; readonly code: string; readonly slug: string; readonly changed: boolean }

/** Keeps zones by their codes: new ones are founded with an address of their own, known ones take the names and the count that the file tells. */
export async function keepZones(ctx: Ctx, directorate: { id: string; code: string }, commissariats: ReadonlyMap<string, string>, told: readonly Told[]): Promise<Kept[]> {
  const known = new Map((await tables(ctx).selectFrom('territory.zones').selectAll().where('directorate_id', '=', directorate.id).execute()).map((row) => [row.code, row]))
  const only = commissariats.size === 1 ? [...commissariats.keys()][0]! : null
  const codes = new Map([...commissariats].map(([code, id]) => [id, code]))
  const placed = told.map((zone) => ({ ...zone, before: known.get(zone.code), commissariat: zone.commissariat ?? codes.get(known.get(zone.code)?.commissariat_id ?? '') ?? only }))
  const lost = placed.filter(({ commissariat }) => commissariat === null)
  if (lost.length > 0) throw new Refusal('invalid', 'territory.which-commissariat', Object.fromEntries(lost.map(({ code }) => [code, 'territory.which-commissariat'])))
  const taken = new Set((await tables(ctx).selectFrom('pub.zones').select('slug').execute()).map(({ slug }) => slug))
  const rows = placed.map(({ before, ...zone }) => {
    const slug = before?.slug ?? freeSlug(zone, taken, zone.commissariat!, directorate.code)
    taken.add(slug)
    const row = { id: before?.id ?? v7(), commissariat_id: commissariats.get(zone.commissariat!)!, population: zone.population ?? before?.population ?? null }
    const changed = !before || before.commissariat_id !== row.commissariat_id || before.population !== row.population || !isDeepStrictEqual(before.names, zone.names)
    return { changed, row: { directorate_id: directorate.id, code: zone.code, slug, names: JSON.stringify(zone.names), ...row } }
  })
  const written = rows.filter(({ changed }) => changed).map(({ row }) => row)
  for (let place = 0; place < written.length; place += 500) {
    await tables(ctx).insertInto('territory.zones').values(written.slice(place, place + 500)).onConflict((zone) => zone.columns(['directorate_id', 'code']).doUpdateSet((row) => ({
      names: row.ref('excluded.names'), population: row.ref('excluded.population'), commissariat_id: row.ref('excluded.commissariat_id'),
    }))).execute()
  }
  return rows.map(({ changed, row }) => ({ id: row.id as ZoneId, code: row.code, slug: row.slug, changed }))
}
