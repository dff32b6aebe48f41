import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { publishZones } from '../steps/publish-zones.ts'
import { tables } from '../tables.ts'
import { DirectorateId, ZoneId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId, population: z.number().int().nonnegative().nullable() })
const Answer = z.object({ zone: ZoneId, slug: z.string() })
type Zone = { readonly directorate: string; readonly commissariat: string; readonly slug: string }

/** How many people live in a zone, as somebody counted; null when nobody knows. */
export const setPopulation = command('territory.set-population', {
  input: Asked, answer: Answer, find: findZone, run: set, trace: ({ zone }, { directorate }) => ({ directorate, subject: { zone } }),
})

async function findZone(ctx: Ctx, { directorate: asked, zone }: z.output<typeof Asked>): Promise<Zone> {
  const directorate = await tenant(ctx, asked)
  const row = await tables(ctx).selectFrom('territory.zones').select(['commissariat_id', 'slug']).where('directorate_id', '=', directorate).where('id', '=', zone).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'territory.no-such-zone', { zone: 'territory.no-such-zone' })
  return { directorate, commissariat: row.commissariat_id, slug: row.slug }
}

async function set(ctx: Ctx, { zone, population }: z.output<typeof Asked>, { directorate, slug }: Zone) {
  await tables(ctx).updateTable('territory.zones').set({ population }).where('directorate_id', '=', directorate).where('id', '=', zone).execute()
  await publishZones(ctx, directorate, zone)
  return { zone, slug }
}
