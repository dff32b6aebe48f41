import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'

/** Lets sheets of this closed round come or go, to the end of the deed, which leaves a new seal (`sealWave`). Nothing else opens them to the serving login. */
export async function resealing(ctx: Ctx, wave: string): Promise<void> {
  await sql`select set_config('app.resealed', ${wave}, true)`.execute(ctx.db)
}
