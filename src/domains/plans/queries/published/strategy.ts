import { z } from 'zod'
import { query } from '#frame/query.ts'
import { tables } from '../../tables.ts'
import { ToldStrategy, Year } from '../../words.ts'

const Asked = z.object({ /** The directorate's short word, as 'kurzeme'. */ code: z.string(), /** The latest when none is said. */ year: Year.optional() })

/** What a directorate puts first in a year and whom it asked, once adopted; and the years there are (D8). */
export const strategy = query('plans.strategy', {
  rate: 'asking',
  input: Asked, answer: z.object({ strategy: ToldStrategy.nullable(), years: z.array(z.number()) }), reads: 'public', find: () => ({}),
  run: async (ctx, { code, year }) => {
    const all = await tables(ctx).selectFrom('pub.strategies').select(['year', 'told']).orderBy('year', 'desc').execute()
    const told = all.map((one) => one.told).filter((one) => one.directorate === code)
    return { strategy: told.find((one) => year === undefined || one.year === year) ?? null, years: told.map((one) => one.year) }
  },
})
