import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { lastsFor, spanNames } from '#keeping/spans.ts'
import { timedRules } from '#keeping/timed-rules.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { everythingKept } from '../kept.ts'
import { tables } from '../tables.ts'
import { units } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Lasts = z.object({ count: z.int(), unit: z.enum(units) })
const Answer = z.object({
  periods: z.array(Lasts.extend({ span: z.string(), house: Lasts, because: z.string().nullable(), decidedOn: z.iso.date().nullable(), /** Tables that go by it. */ tables: z.array(z.string()) })),
})

/** How long what is kept, as the house has it and as this directorate decided. */
export const periods = query('privacy.periods', {
  input: Asked, answer: Answer, reads: 'all', record: 'none', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: all,
})

async function all(ctx: Ctx, _: unknown, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('privacy.periods').selectAll().where('directorate_id', '=', directorate).execute()
  const rules = timedRules(everythingKept)
  return {
    periods: spanNames.map((span) => {
      const [[unit, count]] = Object.entries(lastsFor(span)) as [[(typeof units)[number], number]]
      const own = rows.find((row) => row.span === span)
      return { span, house: { count, unit }, count: own?.count ?? count, unit: own?.unit ?? unit, because: own?.because ?? null, decidedOn: own?.decided_on ?? null, tables: [...new Set(rules.filter((rule) => rule.span === span).map(({ table }) => table))].sort() }
    }),
  }
}
