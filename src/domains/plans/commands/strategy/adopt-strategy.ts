import { sql } from 'kysely'
import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { strategyOf } from '../../reading/strategy-of.ts'
import { knownYear, type KnownYear } from '../../steps/known/known-year.ts'
import { tables } from '../../tables.ts'
import { Year } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), year: Year })
type Asked = z.output<typeof Asked>

/** The strategy of a year is adopted and shown to everybody with those who were asked about it; without anybody asked it is none of the community's (D8). */
export const adoptStrategy = command('plans.adopt-strategy', {
  input: Asked, answer: z.object({ adoptedOn: Day }), find: knownYear, run: adopt,
  trace: ({ year }, { directorate }) => ({ directorate, subject: { year } }),
})

async function adopt(ctx: Ctx, { year }: Asked, { directorate }: KnownYear) {
  await alone(ctx, directorate, String(year))
  const { strategy } = await knownYear(ctx, { directorate, year })
  if (!strategy) throw new Refusal('not-found', 'plans.no-strategy-yet', { year: 'plans.no-strategy-yet' })
  if (strategy.adopted_on) throw new Refusal('conflict', 'plans.strategy-is-adopted')
  const told = await strategyOf(ctx, directorate, year)
  if (told.priorities.length === 0) throw new Refusal('conflict', 'plans.say-what-comes-first')
  if (told.consulted.length === 0) throw new Refusal('conflict', 'plans.nobody-was-asked')
  const adoptedOn = ctx.now.toISOString().slice(0, 10)
  await tables(ctx).updateTable('plans.strategies').set({ adopted_on: adoptedOn }).where('directorate_id', '=', directorate).where('year', '=', year).execute()
  await tables(ctx).insertInto('pub.strategies').values({ directorate_id: directorate, year, told: JSON.stringify({ ...told, adoptedOn }) }).execute()
  await sql`update pub.edition set number = number + 1`.execute(ctx.db)
  return { adoptedOn }
}
