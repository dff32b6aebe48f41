import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { MethodCard } from '../words.ts'

type Narrow = { readonly cycle?: string | undefined; readonly method?: string | undefined; readonly question?: string | undefined; readonly category?: string | undefined }

/** Method cards, the latest first; what they say was copied when they were written, so no plan has to be read for them. */
export async function cardsOf(ctx: Ctx, directorate: string, { cycle, method, question, category }: Narrow): Promise<MethodCard[]> {
  const rows = await tables(ctx).selectFrom('cycles.method_cards as c').innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'c.directorate_id').onRef('z.id', '=', 'c.zone_id'))
    .where('c.directorate_id', '=', directorate).$if(cycle !== undefined, (all) => all.where('c.cycle_id', '=', cycle!)).$if(method !== undefined, (all) => all.where('c.method', '=', method!))
    .$if(question !== undefined, (all) => all.where('c.question', '=', question!)).$if(category !== undefined, (all) => all.where('c.category', '=', category!))
    .selectAll('c').select('z.names').orderBy('c.written_on', 'desc').orderBy('c.id', 'desc').execute()
  return rows.map((row) => ({
    card: row.id, cycle: row.cycle_id, zone: row.zone_id, zoneNames: row.names, action: row.action_id, actionWords: row.action_words, problem: row.problem_id, problemWords: row.problem_words, method: row.method,
    question: row.question, category: row.category, setting: row.setting, dose: row.dose, worked: row.worked, effect: row.effect, outcome: row.outcome, cents: row.cents === null ? null : Number(row.cents),
    advice: row.advice, notes: row.notes, writtenOn: row.written_on,
  }) as MethodCard)
}
