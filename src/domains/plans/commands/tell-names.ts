import { sql } from 'kysely'
import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { PostId } from '#domains/people/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { retold } from '../steps/retold.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), organisation: OrganisationId.optional(), post: PostId.optional() })
type Asked = z.output<typeof Asked>

/** An organisation or an office is called otherwise: the published plans in which it has a part say so. The plans are not changed by it, and closed ones stand as they were. */
export const tellNames = command('plans.tell-names', {
  input: Asked, answer: z.object({ plans: z.number() }), find: async (ctx: Ctx, asked: Asked) => ({ directorate: await tenant(ctx, asked.directorate) }), run: tell,
  trace: ({ organisation, post }, { directorate }) => ({ directorate, subject: { organisation, post } }),
})

async function tell(ctx: Ctx, { organisation, post }: Asked, { directorate }: { readonly directorate: string }) {
  const named = await tables(ctx).selectFrom('plans.plans as p').select(['p.id', 'p.zone_id']).where('p.directorate_id', '=', directorate).where('p.state', '=', 'published')
    .where(({ or, exists, selectFrom }) => or([
      sql<boolean>`${organisation ?? null}::uuid = any (p.partners)`,
      exists(selectFrom('plans.actions as a').select('a.id').whereRef('a.directorate_id', '=', 'p.directorate_id').whereRef('a.plan_id', '=', 'p.id').where('a.owner_post_id', '=', post ?? null)),
    ])).orderBy('p.zone_id').execute()
  for (const { id, zone_id } of named) {
    await alone(ctx, directorate, zone_id)
    await retold(ctx, { directorate, plan: id }, 'as-it-was')
  }
  return { plans: named.length }
}
