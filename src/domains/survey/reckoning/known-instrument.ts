import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import type { Instrument } from '../words.ts'

/** A questionnaire that can be asked in this directorate. */
export async function knownInstrument(ctx: Ctx, directorate: string, id: string): Promise<Instrument> {
  const row = await tables(ctx).selectFrom('survey.instruments').select('definition').where('directorate_id', '=', directorate).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'survey.no-such-instrument', { instrument: 'survey.no-such-instrument' })
  return row.definition as Instrument
}
