import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownRemark, unlessAsking, type KnownRemark } from '../../reckoning/known-remark.ts'
import { codesOf } from '../../reckoning/remarks-of-wave.ts'
import { tables } from '../../tables.ts'

const Input = z.object({ directorate: DirectorateId.optional(), remark: z.uuid(), codes: z.array(z.string()).min(1, 'survey.choose-a-category').max(10) })
const Answer = z.object({ remark: z.uuid(), codes: z.array(z.string()) })

/** An analyst says what a remark speaks of: one category or several. The same remark again is coded anew, until its counts are published. */
export const codeRemark = command('survey.code-remark', {
  input: Input, answer: Answer, find: knownRemark, run: code,
  trace: ({ remark }, { directorate }) => ({ directorate, subject: { remark } }),
})

async function code(ctx: Ctx, asked: z.output<typeof Input>, known: KnownRemark): Promise<z.output<typeof Answer>> {
  unlessAsking(known)
  const { directorate, commissariat, wave, remark } = known
  await unlessCounted(ctx, known)
  const there = new Set((await codesOf(ctx, known, remark.question)).map((one) => one.code))
  const codes = [...new Set(asked.codes)]
  if (codes.some((one) => !there.has(one))) throw new Refusal('not-found', 'survey.no-such-category', { codes: 'survey.no-such-category' })
  await tables(ctx).deleteFrom('survey.codings').where('directorate_id', '=', directorate).where('remark_id', '=', remark.id).execute()
  await tables(ctx).insertInto('survey.codings').values(codes.map((one) => ({ directorate_id: directorate, remark_id: remark.id, code: one, commissariat_id: commissariat, wave_id: wave.id }))).execute()
  return { remark: remark.id, codes }
}

async function unlessCounted(ctx: Ctx, { directorate, wave }: KnownRemark): Promise<void> {
  const counted = await tables(ctx).selectFrom('pub.remark_counts').select('slug').where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).limit(1).executeTakeFirst()
  if (counted) throw new Refusal('too-late', 'survey.remark-counts-published')
}
