import type { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Cause, Evidence } from '../words.ts'

/** The evidence, the causes and the corrections of a problem, in the order they were added. */
export async function linesOf(ctx: Ctx, directorate: string, problem: string) {
  const evidence = await tables(ctx).selectFrom('problems.evidence').selectAll().where('directorate_id', '=', directorate).where('problem_id', '=', problem).orderBy('id').execute()
  const causes = await tables(ctx).selectFrom('problems.causes').selectAll().where('directorate_id', '=', directorate).where('problem_id', '=', problem).orderBy('id').execute()
  const corrections = await tables(ctx).selectFrom('problems.corrections').selectAll().where('directorate_id', '=', directorate).where('problem_id', '=', problem).orderBy('id').execute()
  return {
    evidence: evidence.map((row) => ({
      evidence: row.id, source: row.source, kind: row.kind, words: row.words, wave: row.wave_id, figure: row.figure, category: row.category, from: row.from_on, to: row.to_on,
      estimate: row.estimate, low: row.low, high: row.high, n: row.n, method: row.method, information: row.information_id, conversation: row.conversation_id, reliability: row.reliability, credibility: row.credibility, addedOn: row.added_on,
    }) as z.output<typeof Evidence>),
    causes: causes.map(({ side, weight, words, evidence_id, added_on }) => ({ side, weight, words, evidence: evidence_id, addedOn: added_on }) as z.output<typeof Cause>),
    corrections: corrections.map(({ words, made_on }) => ({ words, madeOn: made_on })),
  }
}
