import { z } from 'zod'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId })
const Answer = z.object({ places: z.array(z.object({ place: z.uuid(), names: Names, lon: z.number(), lat: z.number(), addresses: z.number(), closedOn: Day.nullable() })) })

/** The public places of a zone that residents may name, those that are offered first. */
export const places = query('survey.places', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownZone, run: list })

async function list(ctx: Ctx, _: unknown, { directorate, zone }: KnownZone): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('survey.places').selectAll().where('directorate_id', '=', directorate).where('zone_id', '=', zone).orderBy('closed_on', (order) => order.asc().nullsFirst()).orderBy('id').execute()
  return { places: rows.map(({ id, names, lon, lat, addresses, closed_on }) => ({ place: id, names, lon, lat, addresses, closedOn: closed_on })) }
}
