import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { KnownProblem } from '../words.ts'

type Row = { readonly problem: string; readonly known: KnownProblem }

/** The analysed problems of a zone in a wave as the signature leaves them, the gravest first, without what the station noted for itself; one that goes on in a later wave is planned from there. */
export async function knownProblems(ctx: Ctx, { directorate, zone, wave }: { readonly directorate: string; readonly zone: string; readonly wave: string }): Promise<Row[]> {
  const rows = await tables(ctx).selectFrom('problems.problems').selectAll().where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('wave_id', '=', wave).where('state', '=', 'analysed')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('problems.problems as next').select('next.id').whereRef('next.directorate_id', '=', 'problems.problems.directorate_id').whereRef('next.follows_id', '=', 'problems.problems.id')))).orderBy('id').execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const causes = await tables(ctx).selectFrom('problems.causes').selectAll().where('directorate_id', '=', directorate).where('problem_id', 'in', ids).orderBy('id').execute()
  const evidence = await tables(ctx).selectFrom('problems.evidence').selectAll().where('directorate_id', '=', directorate).where('problem_id', 'in', ids).where('kind', 'in', ['survey-figure', 'incidents']).orderBy('id').execute()
  const { definition } = await tables(ctx).selectFrom('pub.waves as w').innerJoin('pub.instruments as i', 'i.hash', 'w.instrument_hash').select('i.definition').where('w.directorate_id', '=', directorate).where('w.id', '=', wave).executeTakeFirstOrThrow()
  const asked = new Map(definition.questions.map((question) => [question.id, question.label ?? question.words]))
  return rows.toSorted((a, b) => gravity(b) - gravity(a)).map((row) => ({
    problem: row.id,
    known: {
      words: row.words, question: row.question, names: row.question === null ? null : (asked.get(row.question) ?? null), category: row.category, competence: row.competence, body: row.body,
      magnitude: row.magnitude, severity: row.severity, form: row.form, follows: row.follows_id,
      causes: causes.filter(({ problem_id }) => problem_id === row.id).map(({ id, side, words }) => ({ cause: id, side, words })),
      evidence: evidence.filter(({ problem_id }) => problem_id === row.id).map((line) => ({
        kind: line.kind, wave: line.wave_id, figure: line.figure, category: line.category, from: line.from_on, to: line.to_on, estimate: line.estimate, low: line.low, high: line.high, n: line.n, method: line.method,
      })),
    } as KnownProblem,
  }))
}

const gravity = ({ magnitude, severity }: { readonly magnitude: number | null; readonly severity: number | null }) => (magnitude ?? 0) + (severity ?? 0)
