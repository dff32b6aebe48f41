import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { holdsAPost } from '../steps/holds-a-post.ts'
import { type KnownRequest, openRequest } from '../steps/known-request.ts'
import { dayOf } from '../steps/shown-request.ts'
import { tables } from '../tables.ts'
import { daysLater } from '../rules/days-later.ts'
import { Because, outcomes, refusalDays, refusalGrounds, RequestId } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), request: RequestId, outcome: z.enum(outcomes, 'privacy.say-how'), because: Because,
  /** Of a refusal: what allows it, and until which day it stands. */
  ground: z.enum(refusalGrounds, 'privacy.say-which-ground').optional(), until: Day.optional(),
})

/**
 * What is answered, and why. A granted erasure is done at once, and there is no way back: the reaction erases, and whoever restores a backup erases again.
 * Nobody is erased while they hold a post: their name is part of who answers for a place until somebody else does.
 */
export const decide = command('privacy.decide', {
  input: Asked, answer: z.object({ erases: z.boolean() }), proof: 'fresh', find: openRequest, run: answered,
  trace: ({ request, outcome }, { directorate, person, row }) => ({ directorate, subject: { directorate, request, outcome, kind: row.kind, person }, whose: [person] }),
})

async function answered(ctx: Ctx, { request, outcome, because, ground, until }: z.output<typeof Asked>, { directorate, person, row }: KnownRequest) {
  const erases = row.kind === 'erasure' && outcome !== 'refused'
  if (erases && (await holdsAPost(ctx, directorate, person))) throw new Refusal('conflict', 'privacy.holds-a-post')
  const refused = refusal(outcome, ground, until, dayOf(ctx.now))
  const decided = await tables(ctx).updateTable('privacy.requests').set({ outcome, because, ...refused, decided_on: dayOf(ctx.now), decided_by: ctx.actor.kind === 'person' ? ctx.actor.id : null })
    .where('directorate_id', '=', directorate).where('id', '=', request).where('decided_on', 'is', null).executeTakeFirst()
  if (decided.numUpdatedRows === 0n) throw new Refusal('too-late', 'privacy.decided-already')
  return { erases }
}

/** A refusal says what of the law allows it, and ends: no later than in a year it can be asked again (Directive (EU) 2016/680, art. 12(4), 15(3) and 16(4)). */
function refusal(outcome: string, ground: (typeof refusalGrounds)[number] | undefined, until: string | undefined, today: string) {
  if (outcome !== 'refused') return { ground: null, stands_until: null }
  const fields: Record<string, string> = { ...(ground === undefined && { ground: 'privacy.say-which-ground' }), ...((until === undefined || until <= today || until > daysLater(today, refusalDays)) && { until: 'privacy.refused-until-when' }) }
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', 'frame.invalid', fields)
  return { ground: ground!, stands_until: until! }
}
