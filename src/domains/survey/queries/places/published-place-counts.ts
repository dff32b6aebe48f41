import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { PlaceCount } from '../../rules/places/counted-places.ts'
import { tables } from '../../tables.ts'
import { WaveId } from '../../words.ts'

const Asked = z.object({ slug: z.string(), wave: WaveId })

/** The places that residents of a zone named as dangerous in a published wave. Empty where none was named by enough. */
export const publishedPlaceCounts = query('survey.published-place-counts', { input: Asked, answer: PlaceCount, reads: 'public', find: () => ({}), run: read })

async function read(ctx: Ctx, { slug, wave }: z.output<typeof Asked>) {
  const row = await tables(ctx).selectFrom('pub.place_counts').select('result').where('slug', '=', slug).where('wave_id', '=', wave).executeTakeFirst()
  return row?.result ?? { places: [], others: null }
}
