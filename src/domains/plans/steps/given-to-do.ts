import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

type Given = { readonly directorate: string; readonly commissariat: string; readonly action: string; readonly organisation: string }

/** Writes down that an organisation was given an action to do: from then on its people may write under it, and what they wrote stands whoever does it later. */
export async function givenToDo(ctx: Ctx, { directorate, commissariat, action, organisation }: Given): Promise<void> {
  await tables(ctx).insertInto('plans.doers').values({ directorate_id: directorate, action_id: action, organisation_id: organisation, commissariat_id: commissariat }).onConflict((again) => again.doNothing()).execute()
}
