import type { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Information } from '../words.ts'

/** What the station was told about a zone, the latest first. */
export async function informationOf(ctx: Ctx, { directorate, zone }: { readonly directorate: string; readonly zone: string }): Promise<z.output<typeof Information>[]> {
  const rows = await tables(ctx).selectFrom('problems.information').selectAll().where('directorate_id', '=', directorate).where('zone_id', '=', zone).orderBy('learnt_on', 'desc').orderBy('id', 'desc').execute()
  return rows.map(({ id, kind, official, origin, words, reliability, credibility, learnt_on, address, problem_id }) => ({ information: id, kind, official, origin, words, reliability, credibility, learntOn: learnt_on, address, problem: problem_id }) as z.output<typeof Information>)
}
