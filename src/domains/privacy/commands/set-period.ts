import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { spanNames, type Span } from '#keeping/spans.ts'
import { tenant } from '#frame/tenant.ts'
import { dayOf } from '../steps/shown-request.ts'
import { tables } from '../tables.ts'
import { Because, units } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), span: z.enum(spanNames as readonly [Span, ...Span[]], 'privacy.say-which'),
  count: z.int('privacy.how-long').min(1, 'privacy.how-long').max(600, 'privacy.how-long'), unit: z.enum(units, 'privacy.how-long'), because: Because,
})

/** A directorate keeps something for another time than the house, and says why. Whether its law lets it is not judged here. It holds from the next night on, also for what is kept already. */
export const setPeriod = command('privacy.set-period', {
  input: Asked, answer: z.object({}), proof: 'fresh', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: set,
  trace: ({ span, count, unit }, { directorate }) => ({ directorate, subject: { span, count, unit } }),
})

async function set(ctx: Ctx, { span, count, unit, because }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }) {
  const said = { count, unit, because, decided_on: dayOf(ctx.now), decided_by: ctx.actor.kind === 'person' ? ctx.actor.id : null }
  await tables(ctx).insertInto('privacy.periods').values({ directorate_id: directorate, span, ...said }).onConflict((known) => known.columns(['directorate_id', 'span']).doUpdateSet(said)).execute()
  return {}
}
