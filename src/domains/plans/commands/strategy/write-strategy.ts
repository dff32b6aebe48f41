import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownYear, type KnownYear } from '../../steps/known/known-year.ts'
import { tables } from '../../tables.ts'
import { Told, Year } from '../../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), year: Year, words: Told,
  /** Questions of the survey, or categories of incidents, that come first; the first one first. */
  priorities: z.array(z.string().trim().min(1).max(80)).max(20).refine((order) => new Set(order).size === order.length, 'plans.said-twice').default([]),
})
type Asked = z.output<typeof Asked>

/** A directorate drafts what it will put first in a year and why, and may write it anew until it is adopted (D8; seed line 553: annual policing strategies). */
export const writeStrategy = command('plans.write-strategy', {
  input: Asked, answer: z.object({ year: z.number() }), find: knownYear, run: write,
  trace: ({ year }, { directorate }) => ({ directorate, subject: { year } }),
})

async function write(ctx: Ctx, { year, words, priorities }: Asked, { directorate }: KnownYear) {
  await alone(ctx, directorate, String(year))
  const { strategy } = await knownYear(ctx, { directorate, year })
  if (strategy?.adopted_on) throw new Refusal('conflict', 'plans.strategy-is-adopted')
  const said = { words: JSON.stringify(words), priorities }
  await tables(ctx).insertInto('plans.strategies').values({ directorate_id: directorate, year, ...said, adopted_on: null }).onConflict((there) => there.columns(['directorate_id', 'year']).doUpdateSet(said)).execute()
  return { year }
}
