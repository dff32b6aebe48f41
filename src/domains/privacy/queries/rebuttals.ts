import { z } from 'zod'
import { PersonId } from '#domains/people/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { judgements } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), person: PersonId, about: z.enum(judgements) })
const Answer = z.object({ rebuttals: z.array(z.object({ on: z.iso.date(), words: z.string() })) })

/** What a person says to judgements of that kind about them, for whoever reads the judgement: it stands beside it (Directive (EU) 2016/680, art. 7(1) and 16). */
export const rebuttals = query('privacy.rebuttals', {
  input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate), person: asked.person as string }), run: said,
})

async function said(ctx: Ctx, { about }: z.output<typeof Asked>, { directorate, person }: { readonly directorate: string; readonly person: string }): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('privacy.measures').selectAll().where('directorate_id', '=', directorate).where('person_id', '=', person).where('kind', '=', 'rebuttal').where('what', '=', about).orderBy('id').execute()
  return { rebuttals: rows.flatMap(({ done_on, words }) => (words === null ? [] : [{ on: done_on, words }])) }
}
