import { z } from 'zod'
import { inhabitantsBand, inhabitantsPerOfficer } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { shownPost } from '../rules/shown-post.ts'
import { tables } from '../tables.ts'
import { ShownPost } from '../words.ts'

const Asked = z.object({ slug: z.string() })
const Answer = z.object({
  posts: z.array(ShownPost), officers: z.number(), population: z.number().nullable(), perOfficer: z.number().nullable(), band: z.enum(['below', 'within', 'above', 'unknown']),
})

/** Who answers for a zone today, and for how many people each (the band of 3,000 to 7,000 is of seed line 682). */
export const zoneOfficers = query('people.zone-officers', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: officers })

async function officers(ctx: Ctx, { slug }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const zone = await tables(ctx).selectFrom('pub.zones as z')
    .leftJoin('pub.zone_officers as o', (on) => on.onRef('o.directorate_id', '=', 'z.directorate_id').onRef('o.slug', '=', 'z.slug'))
    .select(['z.population', 'o.posts']).where('z.slug', '=', slug).executeTakeFirst()
  if (!zone) throw new Refusal('not-found', 'territory.no-such-zone')
  const posts = (zone.posts ?? []).flatMap((post) => shownPost(post, ctx.now.toISOString().slice(0, 10)) ?? [])
  const held = posts.filter(({ role, since }) => role === 'zone-officer' && since !== null).length
  return { posts, officers: held, population: zone.population, perOfficer: inhabitantsPerOfficer(zone.population, held), band: inhabitantsBand(zone.population, held) }
}
