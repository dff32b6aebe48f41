import { z } from 'zod'
import { knownZone } from '#domains/territory/index.ts'
import { Names, DirectorateId, Day } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { informationOf } from '../reading/information-of.ts'
import { knownProblem, type KnownProblem } from '../steps/known-problem.ts'
import { problemRows } from '../reading/problem-rows.ts'
import { linesOf } from '../reading/lines-of.ts'
import { signed } from '../reading/signed.ts'
import { tables } from '../tables.ts'
import { Cause, Evidence, Information, Problem, ProblemId, SignOff } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), problem: ProblemId })
const Answer = z.object({
  zone: z.object({ slug: z.string(), names: Names, directorate: DirectorateId, commissariat: z.string(), zone: z.string() }), wave: z.object({ wave: z.string(), names: Names, closesOn: Day }),
  problem: Problem, evidence: z.array(Evidence), causes: z.array(Cause), corrections: z.array(z.object({ words: z.string(), madeOn: Day })),
  information: z.array(Information), signed: SignOff.nullable(),
  /** The same problem wave by wave, the latest first: how great and how grave it was (C6). */
  overTime: z.array(z.object({ problem: ProblemId, wave: Names, closesOn: Day, magnitude: z.number().nullable(), severity: z.number().nullable(), form: z.string().nullable() })),
})

/** One problem with all it rests on, what causes it, whose task it is, and what it was in the waves before. */
export const problem = query('problems.problem', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: knownProblem, run: one })

async function one(ctx: Ctx, asked: z.output<typeof Asked>, { directorate, row }: KnownProblem): Promise<z.output<typeof Answer>> {
  const zone = await knownZone(ctx, { directorate, zone: row.zone_id })
  const [found] = await problemRows(ctx, { directorate, zone: row.zone_id, problem: asked.problem })
  const overTime = await chain(ctx, directorate, row.zone_id, asked.problem)
  const { wave, closesOn } = overTime[0]!
  const { population: _people, ...place } = zone
  return {
    zone: place, wave: { wave: row.wave_id, names: wave, closesOn }, problem: found!, ...(await linesOf(ctx, directorate, asked.problem)),
    information: await informationOf(ctx, zone), signed: (await signed(ctx, zone)).get(row.wave_id) ?? null, overTime,
  }
}

/** This problem and those it goes on from, one after the other. */
async function chain(ctx: Ctx, directorate: string, zone: string, from: string) {
  const rows = await tables(ctx).selectFrom('problems.problems as p').innerJoin('survey.waves as w', (on) => on.onRef('w.directorate_id', '=', 'p.directorate_id').onRef('w.id', '=', 'p.wave_id'))
    .where('p.directorate_id', '=', directorate).where('p.zone_id', '=', zone).select(['p.id', 'p.follows_id', 'p.magnitude', 'p.severity', 'p.form', 'w.name', 'w.closes_on']).execute()
  const found: z.output<typeof Answer>['overTime'] = []
  for (let next: string | null = from; next !== null && found.length < rows.length;) {
    const row = rows.find(({ id }) => id === next)
    if (!row) break
    found.push({ problem: row.id as z.output<typeof ProblemId>, wave: row.name, closesOn: row.closes_on, magnitude: row.magnitude, severity: row.severity, form: row.form })
    next = row.follows_id
  }
  return found
}
