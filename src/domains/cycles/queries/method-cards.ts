import { z } from 'zod'
import { methods } from '#domains/plans/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { cardsOf } from '../reading/cards-of.ts'
import { MethodCard, outcomes, workeds } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), method: z.enum(methods).optional(), question: z.string().optional(), category: z.string().optional() })
type Asked = z.output<typeof Asked>
/** How often a method was tried, and with what: failures count. */
const Tried = z.object({ method: z.enum(methods), cards: z.number(), worked: z.record(z.enum(workeds), z.number()), outcomes: z.record(z.enum(outcomes), z.number()) })

/** What the whole directorate learnt of its methods, failures beside successes, the latest first; of one method, or of problems of one kind (LSES stage 6). */
export const methodCards = query('cycles.method-cards', { input: Asked, answer: z.object({ tried: z.array(Tried), cards: z.array(MethodCard) }), reads: 'all', record: 'consult', find: findDirectorate, run: library })

async function findDirectorate(ctx: Ctx, asked: Asked) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function library(ctx: Ctx, asked: Asked, { directorate }: { directorate: string }) {
  const cards = await cardsOf(ctx, directorate, asked)
  const byMethod = [...Map.groupBy(cards, ({ method }) => method)]
  const count = <T extends string>(of: readonly T[], found: readonly (T | null)[]) => Object.fromEntries(of.map((one) => [one, found.filter((it) => it === one).length])) as Record<T, number>
  return {
    tried: byMethod.map(([method, all]) => ({ method: method as z.output<typeof Tried>['method'], cards: all.length, worked: count(workeds, all.map((card) => card.worked)), outcomes: count(outcomes, all.map((card) => card.outcome)) }))
      .toSorted((a, b) => b.cards - a.cards || (a.method < b.method ? -1 : 1)),
    cards,
  }
}
