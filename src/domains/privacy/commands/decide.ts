import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { holdsAPost } from '../steps/holds-a-post.ts'
import { type KnownRequest, openRequest } from '../steps/known-request.ts'
import { dayOf } from '../steps/shown-request.ts'
import { tables } from '../tables.ts'
import { Because, outcomes, RequestId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: RequestId, outcome: z.enum(outcomes, 'privacy.say-how'), because: Because })

/**
 * What is answered, and why. A granted erasure is done at once, and there is no way back: the reaction erases, and whoever restores a backup erases again.
 * Nobody is erased while they hold a post: their name is part of who answers for a place until somebody else does.
 */
export const decide = command('privacy.decide', {
  input: Asked, answer: z.object({ erases: z.boolean() }), proof: 'fresh', find: openRequest, run: answered,
  trace: ({ request, outcome }, { directorate, person, row }) => ({ directorate, subject: { directorate, request, outcome, kind: row.kind, person }, whose: [person] }),
})

async function answered(ctx: Ctx, { request, outcome, because }: z.output<typeof Asked>, { directorate, person, row }: KnownRequest) {
  const erases = row.kind === 'erasure' && outcome !== 'refused'
  if (erases && (await holdsAPost(ctx, directorate, person))) throw new Refusal('conflict', 'privacy.holds-a-post')
  const decided = await tables(ctx).updateTable('privacy.requests').set({ outcome, because, decided_on: dayOf(ctx.now), decided_by: ctx.actor.kind === 'person' ? ctx.actor.id : null })
    .where('directorate_id', '=', directorate).where('id', '=', request).where('decided_on', 'is', null).executeTakeFirst()
  if (decided.numUpdatedRows === 0n) throw new Refusal('too-late', 'privacy.decided-already')
  return { erases }
}
