import type { Ctx } from './ctx.ts'

type AloneTables = { 'frame.alone': { directorate_id: string; thing: string } }

/** Waits until nobody else is at a thing (a zone with its plan and work) and has it alone until the deed is done. What was read of it before is read again after. */
export async function alone(ctx: Ctx, directorate: string, thing: string): Promise<void> {
  const rows = ctx.db.withTables<AloneTables>()
  await rows.insertInto('frame.alone').values({ directorate_id: directorate, thing }).onConflict((known) => known.doNothing()).execute()
  await rows.selectFrom('frame.alone').select('thing').where('directorate_id', '=', directorate).where('thing', '=', thing).forUpdate().executeTakeFirstOrThrow()
}
