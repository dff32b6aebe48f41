import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { publicColumns, publicZone } from '../steps/public-zone.ts'
import { tables } from '../tables.ts'
import { CommissariatId, DirectorateId, MultiPolygon, PublicVillage, PublicZone } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional(), withBoundaries: z.boolean().optional(), withVillages: z.boolean().optional() })
const Answer = z.object({ zones: z.array(PublicZone.extend({ boundary: MultiPolygon.nullable().optional(), villages: z.array(PublicVillage).optional() })) })

/** The zones of the installation, of a directorate or of a commissariat, by code; with their boundaries when a map is drawn. */
export const zones = query('territory.zones', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: all })

async function all(ctx: Ctx, { directorate, commissariat, withBoundaries, withVillages }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('pub.zones').select(publicColumns).$if(withBoundaries === true, (zone) => zone.select('boundary')).$if(withVillages === true, (zone) => zone.select('villages'))
    .$if(directorate !== undefined, (zone) => zone.where('directorate_id', '=', directorate!))
    .$if(commissariat !== undefined, (zone) => zone.where('commissariat_id', '=', commissariat!)).orderBy('directorate_id').orderBy('code').execute()
  return { zones: rows.map((row) => ({ ...publicZone(row), ...(withBoundaries && { boundary: (row.boundary ?? null) as z.output<typeof MultiPolygon> | null }), ...(withVillages && { villages: (row.villages ?? []) as z.output<typeof PublicVillage>[] }) })) }
}
