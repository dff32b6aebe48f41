import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { knownZone } from '#domains/territory/index.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { query } from '#frame/query.ts'
import { whatIsMissing } from '../reading/what-is-missing.ts'
import { Lacking } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId, wave: WaveId })

/** What the signature of a zone's analysis still lacks, problem by problem; and what would be good to have. */
export const missing = query('problems.missing', {
  input: Asked, answer: Lacking, reads: 'all', record: 'none', find: knownZone,
  run: async (ctx, { wave }, { directorate, zone }) => (await whatIsMissing(ctx, { directorate, zone, wave })).missing,
})
