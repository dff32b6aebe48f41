import { z } from 'zod'
import { Day, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../tables.ts'
import { Account, CycleId } from '../words.ts'

const Asked = z.object({ slug: z.string().optional(), cycle: CycleId.optional() })
type Asked = z.output<typeof Asked>
const InLine = z.object({ cycle: CycleId, slug: z.string(), names: Names, from: Day, to: Day, publishedOn: Day })
const Answer = z.object({ account: Account.nullable(), accounts: z.array(InLine) })

/** The account of a zone's cycle, the latest unless another is named, with those before it. Without a zone or a cycle: the accounts of all zones, the latest first. */
export const publishedAccount = query('cycles.published-account', { input: Asked, answer: Answer, reads: 'public', find: () => ({}), run: read })

async function read(ctx: Ctx, { slug, cycle }: Asked): Promise<z.output<typeof Answer>> {
  const told = cycle === undefined && slug === undefined ? null : (await tables(ctx).selectFrom('pub.accounts').select('told').$if(cycle !== undefined, (all) => all.where('id', '=', cycle!))
    .$if(slug !== undefined, (all) => all.where('slug', '=', slug!)).orderBy('published_on', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst())?.told ?? null
  const zone = slug ?? told?.slug
  const rows = await tables(ctx).selectFrom('pub.accounts').select(['id', 'slug', 'published_on'])
    .select(({ ref }) => [ref('told', '->').key('names').as('names'), ref('told', '->').key('from').as('from'), ref('told', '->').key('to').as('to')])
    .$if(zone !== undefined, (all) => all.where('slug', '=', zone!)).orderBy('published_on', 'desc').orderBy('id', 'desc').execute()
  return { account: told, accounts: rows.map(({ id, slug, published_on, names, from, to }) => ({ cycle: id as CycleId, slug, names: names as Names, from: from as string, to: to as string, publishedOn: published_on })) }
}
