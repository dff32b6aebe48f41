import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownRemark, unlessAsking, type KnownRemark } from '../../reckoning/known-remark.ts'
import { withoutWords } from '../../rules/remarks/without-words.ts'
import { tables } from '../../tables.ts'

const Input = z.object({ directorate: DirectorateId.optional(), remark: z.uuid(), /** Pieces as they stand in it. */ words: z.array(z.string().trim().min(1).max(200)).min(1, 'survey.no-words-to-take-out').max(20) })
const Answer = z.object({ remark: z.uuid(), words: z.string() })

/** Takes names, telephone numbers and the like out of a remark for good: each is replaced by […], and what stood there is kept nowhere. */
export const redactRemark = command('survey.redact-remark', {
  input: Input, answer: Answer, find: knownRemark, run: redact,
  trace: ({ remark }, { directorate }) => ({ directorate, subject: { remark } }),
})

async function redact(ctx: Ctx, asked: z.output<typeof Input>, known: KnownRemark): Promise<z.output<typeof Answer>> {
  unlessAsking(known)
  const { directorate, remark } = known
  const words = withoutWords(remark.words, asked.words)
  if (words === null) throw new Refusal('not-found', 'survey.words-not-in-remark', { words: 'survey.words-not-in-remark' })
  await tables(ctx).updateTable('survey.remarks').set({ words }).where('directorate_id', '=', directorate).where('id', '=', remark.id).execute()
  return { remark: remark.id, words }
}
