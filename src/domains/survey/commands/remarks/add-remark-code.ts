import { z } from 'zod'
import { CommissariatId, DirectorateId, Names } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { codesOf } from '../../reckoning/remarks-of-wave.ts'
import { tables } from '../../tables.ts'

const Input = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId, question: z.string().min(1).max(80), code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'survey.category-code-wrong'), names: Names })
const Answer = z.object({ code: z.string() })

/** An analyst adds a category to those that remarks to one question are coded to. It stays, so that the next wave is counted alike. */
export const addRemarkCode = command('survey.add-remark-code', {
  rate: 'doing',
  input: Input, answer: Answer, find: async (ctx: Ctx, asked: z.output<typeof Input>) => ({ directorate: await tenant(ctx, asked.directorate), commissariat: asked.commissariat }), run: add,
  trace: ({ commissariat, question, code }, { directorate }) => ({ directorate, subject: { commissariat, question, code } }),
})

async function add(ctx: Ctx, { question, code, names }: z.output<typeof Input>, place: { directorate: string; commissariat: z.output<typeof CommissariatId> }): Promise<z.output<typeof Answer>> {
  if ((await codesOf(ctx, place, question)).some((one) => one.code === code)) throw new Refusal('conflict', 'survey.category-there', { code: 'survey.category-there' })
  await tables(ctx).insertInto('survey.remark_codes').values({ directorate_id: place.directorate, commissariat_id: place.commissariat, question, code, names: JSON.stringify(names) }).execute()
  return { code }
}
