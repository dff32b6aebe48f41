import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { publicColumns, publicZone } from '../steps/public-zone.ts'
import { tables } from '../tables.ts'
import { MultiPolygon, PublicVillage, PublicZone } from '../words.ts'

const Asked = z.object({ slug: z.string() })
const Answer = PublicZone.extend({ boundary: MultiPolygon.nullable(), villages: z.array(PublicVillage) })

/** One zone by the short name in its page's address, with its boundary and its villages. */
export const zone = query('territory.zone', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: one })

async function one(ctx: Ctx, { slug }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const row = await tables(ctx).selectFrom('pub.zones').select([...publicColumns, 'boundary', 'villages']).where('slug', '=', slug).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'territory.no-such-zone', { slug: 'territory.no-such-zone' })
  return { ...publicZone(row), boundary: row.boundary as z.output<typeof MultiPolygon> | null, villages: row.villages as z.output<typeof Answer>['villages'] }
}
