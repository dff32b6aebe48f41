import { answerTask } from '#domains/plans/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { petra } from '../people.ts'
import { plannedTown } from '../plans/planned-town.ts'
import { as } from '../story.ts'

/** Old Town's plan is published, and the municipality has accepted its task: Petra mends the lamps that Besnik answers for. */
export async function workedTown(ctx: Ctx) {
  const town = await plannedTown(ctx)
  await answerTask(as(ctx, petra), { action: town.action, organisation: town.organisation, state: 'accepted' })
  return town
}

/** The same story on a later day. */
export const onDay = (ctx: Ctx, day: string): Ctx => ({ ...ctx, now: new Date(`${day}T09:00:00Z`) })
