import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { breaksBetween } from '../rules/comparable.ts'
import { Break, WaveId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId, with: WaveId })
type Asked = z.output<typeof Asked>
const Answer = z.object({ because: z.array(Break), of: z.record(z.string(), z.array(Break)) })

/** Why two waves cannot be compared: in everything, and in single questions or blocks. Nothing in both means that they asked in the same way. */
export const comparability = query('survey.comparability', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownWave, run: compare })

async function compare(ctx: Ctx, asked: Asked, after: KnownWave) {
  const before = await knownWave(ctx, { directorate: after.directorate, wave: asked.with })
  const { whole, of } = breaksBetween({ ...before.wave, instrument: before.instrument }, { ...after.wave, instrument: after.instrument })
  return { because: [...whole], of: Object.fromEntries([...of].map(([id, breaks]) => [id, [...breaks]])) }
}
