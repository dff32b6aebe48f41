import { z } from 'zod'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { liveCycle, under, type KnownCycle } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import { CycleId, Told } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), cycle: CycleId.optional(), /** The cycle this zone is in, when none is named. */ zone: ZoneId.optional(),
  /** What is left out stays as it was written before. */
  done: Told.optional(), notDone: Told.optional(), why: Told.optional(), help: Told.optional(),
})
type Asked = z.output<typeof Asked>

/** The four answers that residents are owed: what was done, what was not, why, and how they can help (Brå: "what has been done, what has not been"). They are everybody's once the cycle is closed. */
export const writeAccount = command('cycles.write-account', {
  input: Asked, answer: z.object({ cycle: CycleId }), find: liveCycle, run: write,
  trace: (_, { directorate, cycle }) => ({ directorate, subject: { cycle } }),
})

async function write(ctx: Ctx, { done, notDone, why, help }: Asked, known: KnownCycle) {
  const said = { ...(done && { done: JSON.stringify(done) }), ...(notDone && { not_done: JSON.stringify(notDone) }), ...(why && { why: JSON.stringify(why) }), ...(help && { help: JSON.stringify(help) }) }
  const before = { done: '{}', not_done: '{}', why: '{}', help: '{}', published_on: null }
  await tables(ctx).insertInto('cycles.accounts').values({ ...under(known), ...before, ...said })
    .onConflict((there) => (Object.keys(said).length > 0 ? there.columns(['directorate_id', 'cycle_id']).doUpdateSet(said) : there.doNothing())).execute()
  return { cycle: known.cycle as CycleId }
}
