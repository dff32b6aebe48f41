import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Under } from './changing.ts'
import { givenToDo } from './given-to-do.ts'

type Task = { readonly action: string; readonly organisation: string; readonly words: string }

/** Asks an organisation to do something in an action; asked in other words, or after it said no, it is asked anew. */
export async function asking(ctx: Ctx, under: Under, { action, organisation, words }: Task): Promise<void> {
  const there = await tables(ctx).selectFrom('plans.tasks').select(['words', 'state']).where('directorate_id', '=', under.directorate_id).where('action_id', '=', action).where('organisation_id', '=', organisation).executeTakeFirst()
  if (there?.words === words && (there.state === 'asked' || there.state === 'accepted')) return
  const asked = { words, state: 'asked' as const, because: null, answered_on: null, on_behalf: false }
  await tables(ctx).insertInto('plans.tasks').values({ ...under, action_id: action, organisation_id: organisation, ...asked })
    .onConflict((again) => again.columns(['directorate_id', 'action_id', 'organisation_id']).doUpdateSet(asked)).execute()
  await givenToDo(ctx, { directorate: under.directorate_id, commissariat: under.commissariat_id, action, organisation })
}
