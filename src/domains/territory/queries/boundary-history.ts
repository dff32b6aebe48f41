import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { areas } from '../rules/areas.ts'
import { tables } from '../tables.ts'
import { Day, DirectorateId, MultiPolygon, ZoneId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId })
const Version = z.object({ from: Day, to: Day.nullable(), squareMetres: z.number(), boundary: MultiPolygon })
const Answer = z.object({ versions: z.array(Version) })

/** Every boundary a zone has had, the first first: from which day, until which (the first day it no longer held), and how large. */
export const boundaryHistory = query('territory.boundary-history', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findPlace, run: history })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function history(ctx: Ctx, { zone }: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('territory.boundaries').select(['from_on', 'to_on', 'geometry']).where('directorate_id', '=', directorate).where('zone_id', '=', zone).orderBy('from_on').execute()
  return { versions: rows.map(({ from_on, to_on, geometry }) => ({ from: from_on, to: to_on, squareMetres: areas(geometry), boundary: geometry as z.output<typeof MultiPolygon> })) }
}
