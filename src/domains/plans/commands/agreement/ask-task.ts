import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { asking } from '../../steps/asking.ts'
import { changing } from '../../steps/changing.ts'
import { knownAction, type KnownAction } from '../../steps/known/known-action.ts'
import { stillThere, takingPart } from '../../steps/taking-part.ts'
import { tables } from '../../tables.ts'
import { ActionId, Telling } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), action: ActionId, organisation: OrganisationId, words: Telling })
type Asked = z.output<typeof Asked>

/** An organisation is asked to do its share of an action, in words of what exactly; it may accept, decline, and give it back (D2, D4: tasks of each member). */
export const askTask = command('plans.ask-task', {
  input: Asked, answer: z.object({ action: ActionId, organisation: OrganisationId }), find: knownAction, run: ask,
  trace: ({ action, organisation }, { directorate, row }) => ({ directorate, subject: { directorate, plan: row.plan_id, action, organisation } }),
})

async function ask(ctx: Ctx, { action, organisation, words }: Asked, { directorate, commissariat, zone }: KnownAction) {
  await alone(ctx, directorate, zone)
  const { partners, row } = await knownAction(ctx, { directorate, action })
  if (row.dropped_on !== null) throw new Refusal('conflict', 'plans.action-is-dropped')
  const { plan_id: plan } = row
  if (plan !== null) {
    await changing(ctx, { directorate, zone, plan }, async (under) => asking(ctx, { ...under, partners: await takingPart(ctx, { directorate, plan }, [organisation]) }, { action, organisation, words }))
    return { action, organisation }
  }
  await stillThere(ctx, directorate, [organisation])
  const all = [...new Set([...partners, organisation])]
  await tables(ctx).updateTable('plans.actions').set({ partners: all }).where('directorate_id', '=', directorate).where('id', '=', action).execute()
  await tables(ctx).updateTable('plans.tasks').set({ partners: all }).where('directorate_id', '=', directorate).where('action_id', '=', action).execute()
  await asking(ctx, { directorate_id: directorate, commissariat_id: commissariat, partners: all }, { action, organisation, words })
  return { action, organisation }
}
