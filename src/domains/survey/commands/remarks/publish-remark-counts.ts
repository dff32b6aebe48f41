import { sql } from 'kysely'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { freezeRemarks } from '../../reckoning/frozen-voices.ts'
import { knownWave, type KnownWave } from '../../reckoning/known-wave.ts'
import { codingComplete } from '../../reckoning/remarks-of-wave.ts'
import { tables } from '../../tables.ts'
import { WaveId } from '../../words.ts'

const Input = z.object({ directorate: DirectorateId.optional(), wave: WaveId })
const Answer = z.object({ zones: z.number() })

/** Tells everybody what residents wrote of in a wave that was published before its remarks were coded: counts, never a remark, and once for good. */
export const publishRemarkCounts = command('survey.publish-remark-counts', {
  input: Input, answer: Answer, find: (ctx: Ctx, asked: z.output<typeof Input>) => knownWave(ctx, asked, 'alone'), run: publish,
  trace: ({ wave }, { directorate }) => ({ directorate, subject: { wave } }),
})

async function publish(ctx: Ctx, _: unknown, known: KnownWave): Promise<z.output<typeof Answer>> {
  const { directorate, wave } = known
  if (wave.state !== 'published') throw new Refusal('conflict', 'survey.publish-the-wave-first')
  const there = await tables(ctx).selectFrom('pub.remark_counts').select('slug').where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).limit(1).executeTakeFirst()
  if (there) throw new Refusal('too-late', 'survey.remark-counts-published')
  if (!(await codingComplete(ctx, known))) throw new Refusal('conflict', 'survey.code-all-remarks-first')
  const zones = await freezeRemarks(ctx, known)
  await sql`update pub.edition set number = number + 1`.execute(ctx.db)
  return { zones }
}
