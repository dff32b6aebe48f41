import { z } from 'zod'
import { CommissariatId, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { shownOpenings } from '../../glass/shown-openings.ts'
import { tables } from '../../tables.ts'
import { Opening } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Answer = z.object({ commissariats: z.array(z.object({ commissariat: CommissariatId, names: Names })), openings: z.array(Opening) })

/** What somebody may open by breaking the glass, and what they opened so far, with what was said of it. */
export const myOpenings = query('people.my-openings', {
  input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: mine,
})

async function mine(ctx: Ctx, _: unknown, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const there = await tables(ctx).selectFrom('territory.commissariats').select(['id', 'names']).where('directorate_id', '=', directorate).orderBy('code').execute()
  return {
    commissariats: there.map(({ id, names }) => ({ commissariat: id as CommissariatId, names })),
    openings: ctx.actor.kind === 'person' ? await shownOpenings(ctx, directorate, { person: ctx.actor.id }) : [],
  }
}
