import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { strategyOf } from '../reading/strategy-of.ts'
import { tables } from '../tables.ts'
import { Strategy, Year } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), /** The latest when none is said. */ year: Year.optional() })

/** The strategy of a year as the directorate has it so far, and the years there are (D8). */
export const strategyDraft = query('plans.strategy-draft', {
  input: Asked, answer: z.object({ years: z.array(z.object({ year: z.number(), adopted: z.boolean() })), strategy: Strategy.nullable() }), reads: 'all', record: 'consult',
  find: async (ctx, asked) => ({ directorate: await tenant(ctx, asked.directorate), commissariat: null }),
  run: async (ctx, asked, { directorate }) => {
    const years = await tables(ctx).selectFrom('plans.strategies').select(['year', 'adopted_on']).where('directorate_id', '=', directorate).orderBy('year', 'desc').execute()
    const year = asked.year ?? years[0]?.year
    const there = years.some((one) => one.year === year)
    return { years: years.map((one) => ({ year: one.year, adopted: one.adopted_on !== null })), strategy: there ? await strategyOf(ctx, directorate, year!) : null }
  },
})
