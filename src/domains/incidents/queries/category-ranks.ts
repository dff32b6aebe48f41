import type { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { breaksOf } from '../steps/breaks-of.ts'
import { counted } from '../steps/counted.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { breaksWithin, CategoryRanks, CategoryRanksAsked, questionsOf, type Category, type CategoryRank } from '../words.ts'

type Asked = z.output<typeof CategoryRanksAsked>

/** What was recorded most in a zone between two days (C1). What police found themselves follows where police were: it stands apart and is never ranked. */
export const categoryRanks = query('incidents.category-ranks', { input: CategoryRanksAsked, answer: CategoryRanks, reads: 'all', record: 'none', find: knownPlace, run: rank })

async function rank(ctx: Ctx, { zone, from, to }: Asked, place: KnownPlace): Promise<CategoryRanks> {
  const { directorate, commissariat } = place
  const all = (await counted(ctx, { directorate, areas: [zone], extent: 'zone' }, from, to)).filter(({ count }) => count > 0)
  const unplaced = await counted(ctx, { directorate, areas: [commissariat, directorate], extent: 'unplaced' }, from, to)
  const reported = all.filter(({ foundBy }) => foundBy === 'reported')
  return {
    ranks: ranked(reported), total: reported.reduce((sum, { count }) => sum + count, 0), foundByPolice: ranked(all.filter(({ foundBy }) => foundBy === 'police')),
    // Some of what no zone could be found for may belong here.
    unplacedInCommissariat: unplaced.reduce((sum, { count }) => sum + count, 0), from, to, breaks: breaksWithin(await breaksOf(ctx, place), from, to),
  }
}

function ranked(counted: readonly { readonly category: Category; readonly count: number }[]): CategoryRank[] {
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  return counted.map(({ category, count }) => ({ category, count, share: count / total, questions: questionsOf(category) }))
    .sort((one, other) => other.count - one.count || (one.category < other.category ? -1 : 1))
}
