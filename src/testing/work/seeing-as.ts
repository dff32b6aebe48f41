import { sql } from 'kysely'
import type { Actor } from '#access/actor.ts'
import { reach } from '#access/reach.ts'
import type { Ctx } from '#frame/ctx.ts'
import { as } from '../story.ts'

/** From here on the story's transaction sees what this person's posts open, and no more: the second lock, as it is in a request of theirs. */
export async function seeingAs(ctx: Ctx, actor: Actor): Promise<Ctx> {
  const { directorate, areas, person, held = [] } = reach(actor)
  await sql`select set_config('app.directorate', ${directorate ?? ''}, true), set_config('app.reach', ${`{${areas.join(',')}}`}, true), set_config('app.person', ${person ?? ''}, true), set_config('app.held', ${`{${held.join(',')}}`}, true)`.execute(ctx.db)
  return as(ctx, actor)
}
