import { z } from 'zod'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { answersChanged, leftToMend } from '../rules/answers-changed.ts'
import { samePlace } from '../rules/same-place.ts'
import { tables } from '../tables.ts'
import { Walk, visits } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId, visit: z.enum(visits).optional() })

/** The walks through places of a zone, the latest first: what is left to mend, and what became better or worse since the walk before at the same place. */
export const walks = query('work.walks', { input: Asked, answer: z.object({ walks: z.array(Walk) }), reads: 'all', record: 'consult', find: knownZone, run: list })

async function list(ctx: Ctx, { visit }: z.output<typeof Asked>, { directorate, zone }: KnownZone) {
  const rows = await tables(ctx).selectFrom('work.walks as w').innerJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'w.directorate_id').onRef('n.id', '=', 'w.walked_by'))
    .selectAll('w').select('n.name').where('w.directorate_id', '=', directorate).where('w.zone_id', '=', zone).orderBy('w.on_day', 'desc').orderBy('w.id', 'desc').execute()
  const all = rows.map((row, at) => {
    const before = rows.slice(at + 1).find((earlier) => samePlace(earlier, row))
    return {
      walk: row.id, zone, whereabouts: row.whereabouts, visit: row.visit, answers: row.answers, words: row.words, on: row.on_day, walkedBy: row.name, improvement: row.improvement_id, problem: row.problem_id,
      leftToMend: leftToMend(row.answers), since: before ? { walk: before.id, on: before.on_day, ...answersChanged(before.answers, row.answers) } : null,
    } as Walk
  })
  return { walks: visit ? all.filter((walk) => walk.visit === visit) : all }
}
