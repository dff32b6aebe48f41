import type { Ctx } from '#frame/ctx.ts'
import { lacksOf } from '../rules/lacking.ts'
import { tables } from '../tables.ts'
import { sources, type Problem } from '../words.ts'

type Asked = { readonly directorate: string; readonly zone: string; readonly wave?: string | undefined; readonly problem?: string | undefined }

/** Problems of a zone as they stand, the gravest first, those closed last. */
export async function problemRows(ctx: Ctx, { directorate, zone, wave, problem }: Asked): Promise<Problem[]> {
  const rows = await tables(ctx).selectFrom('problems.problems as p').selectAll('p').where('p.directorate_id', '=', directorate).where('p.zone_id', '=', zone)
    .$if(wave !== undefined, (all) => all.where('p.wave_id', '=', wave!)).$if(problem !== undefined, (all) => all.where('p.id', '=', problem!))
    .select(({ selectFrom }) => [
      selectFrom('problems.causes as c').whereRef('c.directorate_id', '=', 'p.directorate_id').whereRef('c.problem_id', '=', 'p.id').select(({ fn }) => fn.countAll<string>().as('n')).as('causes'),
      selectFrom('problems.evidence as e').whereRef('e.directorate_id', '=', 'p.directorate_id').whereRef('e.problem_id', '=', 'p.id').select(({ fn }) => fn.agg<string[]>('array_agg', ['e.source']).as('of')).as('told'),
    ]).orderBy('p.id').execute()
  const found = rows.map(({ causes: counted, told, ...row }) => {
    const evidence = told?.length ?? 0, causes = Number(counted)
    return {
      problem: row.id, zone: row.zone_id, wave: row.wave_id, words: row.words, question: row.question, category: row.category, competence: row.competence, body: row.body,
      magnitude: row.magnitude, severity: row.severity, form: row.form, state: row.state, follows: row.follows_id, foundOn: row.found_on, closedOn: row.closed_on,
      closedBecause: row.closed_because, evidence, causes, sources: sources.filter((source) => told?.includes(source)), lacks: lacksOf({ ...row, evidence, causes }),
    } as Problem
  })
  return found.toSorted((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || weight(b) - weight(a))
}

const weight = ({ magnitude, severity }: Problem) => (magnitude ?? 0) + (severity ?? 0)
