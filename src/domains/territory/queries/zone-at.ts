import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { indexOfZones } from '../beside/index-of-zones.ts'
import { tables } from '../tables.ts'
import { Coordinate } from '../words.ts'

const Answer = z.object({ slug: z.string().nullable() })

/** Which zone a place lies in: exactly one, wherever the zones cover the ground, and null elsewhere (A1). */
export const zoneAt = query('territory.zone-at', { input: Coordinate, answer: Answer, reads: 'public', find: () => null, run: at })

let drawn: { readonly edition: string; readonly slugAt: Awaited<ReturnType<typeof indexOfZones<string>>> } | undefined

async function at(ctx: Ctx, { lon, lat }: z.output<typeof Coordinate>): Promise<z.output<typeof Answer>> {
  const edition = await editionOf(ctx)
  if (drawn?.edition !== edition) drawn = { edition, slugAt: await drawIndex(ctx) }
  return { slug: drawn.slugAt(lon, lat) }
}

/** The number alone could come twice, from a change that was rolled back and one that was not; with the transaction that wrote it, it cannot. */
async function editionOf(ctx: Ctx): Promise<string> {
  const { rows } = await sql<{ edition: string }>`select number || '/' || xmin as edition from pub.edition`.execute(ctx.db)
  return rows[0]!.edition
}

async function drawIndex(ctx: Ctx) {
  const zones = await tables(ctx).selectFrom('pub.zones').select(['slug', 'boundary']).where('boundary', 'is not', null).execute()
  return indexOfZones(zones.map(({ slug, boundary }) => ({ id: slug, boundary })))
}
