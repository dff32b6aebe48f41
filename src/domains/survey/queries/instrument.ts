import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import { Instrument } from '../words.ts'

const Asked = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'survey.no-such-instrument') })
const Answer = z.object({ hash: z.string(), instrument: Instrument })

/** A questionnaire whose answers have been published, word for word as it was asked. */
export const instrument = query('survey.instrument', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: published })

async function published(ctx: Ctx, { hash }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const row = await tables(ctx).selectFrom('pub.instruments').select('definition').where('hash', '=', hash).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'survey.no-such-instrument')
  return { hash, instrument: row.definition as Instrument }
}
