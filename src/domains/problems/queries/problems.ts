import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { knownZone } from '#domains/territory/index.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { query } from '#frame/query.ts'
import { problemRows } from '../reading/problem-rows.ts'
import { Problem } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId, wave: WaveId.optional() })

/** The problems of a zone, of one wave or of all, the gravest first. */
export const problems = query('problems.problems', {
  input: Asked, answer: z.object({ problems: z.array(Problem) }), reads: 'all', record: 'consult', find: knownZone,
  run: async (ctx, { wave }, { directorate, zone }) => ({ problems: await problemRows(ctx, { directorate, zone, wave }) }),
})
