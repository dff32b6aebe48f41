import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { ToldStrategy } from '../words.ts'

/** The strategy of a directorate for a year with whom it asked. */
export async function strategyOf(ctx: Ctx, directorate: string, year: number): Promise<ToldStrategy> {
  const row = await tables(ctx).selectFrom('plans.strategies as s').innerJoin('territory.directorates as d', 'd.id', 's.directorate_id').select(['d.code', 'd.names', 's.words', 's.priorities', 's.adopted_on'])
    .where('s.directorate_id', '=', directorate).where('s.year', '=', year).executeTakeFirstOrThrow()
  const consulted = await tables(ctx).selectFrom('plans.consultations').selectAll().where('directorate_id', '=', directorate).where('year', '=', year).orderBy('on_day').orderBy('id').execute()
  return {
    directorate: row.code, names: row.names, year, words: row.words, priorities: row.priorities, adoptedOn: row.adopted_on,
    consulted: consulted.map(({ organisation_id, body, words, on_day }) => ({ organisation: organisation_id, body, words, on: on_day })),
  } as ToldStrategy
}
