import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { knownZone, type KnownZone } from '../steps/known-zone.ts'
import { publishZones } from '../steps/publish-zones.ts'
import { tables } from '../tables.ts'
import { DirectorateId, ZoneId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId, population: z.number().int().nonnegative().nullable() })
const Answer = z.object({ zone: ZoneId, slug: z.string() })

/** How many people live in a zone, as somebody counted; null when nobody knows. */
export const setPopulation = command('territory.set-population', {
  input: Asked, answer: Answer, find: knownZone, run: set, trace: ({ zone }, { directorate }) => ({ directorate, subject: { zone } }),
})

async function set(ctx: Ctx, { zone, population }: z.output<typeof Asked>, { directorate, slug }: KnownZone) {
  await tables(ctx).updateTable('territory.zones').set({ population }).where('directorate_id', '=', directorate).where('id', '=', zone).execute()
  await publishZones(ctx, directorate, zone)
  return { zone, slug }
}
