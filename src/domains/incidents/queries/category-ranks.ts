import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { breaksOf } from '../steps/breaks-of.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { tables } from '../tables.ts'
import { breaksWithin, CategoryRanks, CategoryRanksAsked, questionsOf, type Category, type CategoryRank } from '../words.ts'

type Asked = z.output<typeof CategoryRanksAsked>

/** What was recorded most in a zone between two days (C1). What police found themselves follows where police were: it stands apart and is never ranked. */
export const categoryRanks = query('incidents.category-ranks', { input: CategoryRanksAsked, answer: CategoryRanks, reads: 'all', find: knownPlace, run: rank })

async function rank(ctx: Ctx, { zone, from, to }: Asked, place: KnownPlace): Promise<CategoryRanks> {
  const rows = await tables(ctx).selectFrom('incidents.incidents').select(['category', 'found_by', (of) => of.fn.sum<string>('counts').as('count')])
    .where('directorate_id', '=', place.directorate).where('zone_id', '=', zone).where('happened_on', '>=', from).where('happened_on', '<=', to)
    .groupBy(['category', 'found_by']).execute()
  const counted = rows.map(({ category, found_by, count }) => ({ category, foundBy: found_by, count: Number(count) })).filter(({ count }) => count > 0)
  const reported = counted.filter(({ foundBy }) => foundBy === 'reported')
  return {
    ranks: ranked(reported), total: reported.reduce((sum, { count }) => sum + count, 0), foundByPolice: ranked(counted.filter(({ foundBy }) => foundBy === 'police')),
    unplacedInCommissariat: await unplaced(ctx, place, from, to), from, to, breaks: breaksWithin(await breaksOf(ctx, place), from, to),
  }
}

function ranked(counted: readonly { readonly category: Category; readonly count: number }[]): CategoryRank[] {
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  return counted.map(({ category, count }) => ({ category, count, share: count / total, questions: questionsOf(category) }))
    .sort((one, other) => other.count - one.count || (one.category < other.category ? -1 : 1))
}

/** Incidents of the commissariat that no zone could be found for: some of them may belong here. */
async function unplaced(ctx: Ctx, { directorate, commissariat }: KnownPlace, from: string, to: string): Promise<number> {
  const { count } = await tables(ctx).selectFrom('incidents.incidents').select(sql<string>`coalesce(sum(counts), 0)`.as('count'))
    .where('directorate_id', '=', directorate).where('commissariat_id', 'in', [commissariat, directorate]).where('zone_id', 'is', null)
    .where('happened_on', '>=', from).where('happened_on', '<=', to).executeTakeFirstOrThrow()
  return Number(count)
}
