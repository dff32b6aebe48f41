import { sql } from 'kysely'
import { z } from 'zod'
import type { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { publishedAnchors } from '../chain/published.ts'
import { Anchor, Head } from '../words.ts'

const Asked = z.object({ /** Every head of the last two days and the last one of each day before, instead of the latest. */ all: z.literal(['yes']).optional() })
const Answer = z.object({ heads: z.array(Head), /** Where the oldest lines of a chain were cut. */ anchors: z.array(Anchor) })
const [shown, whole] = [24, 2 * 86_400_000]

/** The published heads of every chain, the latest first: whoever keeps one can tell later whether the record was cut off before it. */
export const heads = query('record.heads', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: published })

async function published(ctx: Ctx, { all }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const chosen = all ? sql`at >= ${new Date(ctx.now.getTime() - whole)} or of_day = 1` : sql`place <= ${shown}`
  const { rows } = await sql<{ directorate_id: string; sequence: string; hash: string; at: Date; key: string; signature: string }>`
    with known as (select *, row_number() over (partition by directorate_id order by sequence desc) as place, row_number() over (partition by directorate_id, (at at time zone 'UTC')::date order by sequence desc) as of_day from pub.record_heads)
    select directorate_id, sequence, hash, at, key, signature from known where ${chosen} order by directorate_id, sequence desc`.execute(ctx.db)
  return { heads: rows.map(({ directorate_id, sequence, at, ...rest }) => ({ directorate: directorate_id as DirectorateId, sequence: Number(sequence), at: at.toISOString(), ...rest })), anchors: await publishedAnchors(ctx) }
}
