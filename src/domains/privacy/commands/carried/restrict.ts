import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { granted, keepMeasure, standingRestriction } from '../../steps/measures/keep-measure.ts'
import { holdsAPost } from '../../steps/holds-a-post.ts'
import { type KnownRequest, knownRequest } from '../../steps/known-request.ts'
import { withheld } from '../../steps/measures/withheld.ts'
import { RequestId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: RequestId })

/**
 * The use of what is kept of a person stops until that is lifted (GDPR art. 18; Directive (EU) 2016/680, art. 16(3)): a sign stands wherever their name stood, lists to choose
 * from leave them out, the clock takes nothing of theirs. Whoever answers for data protection has the name, for claims before a court. Not while they hold a post: their name is
 * part of who answers for a place.
 */
export const restrict = command('privacy.restrict', {
  input: Asked, answer: z.object({ measure: z.uuid() }), record: 'alter', find: knownRequest, run: stop,
  trace: ({ request }, { directorate, person }, { measure }) => ({ directorate, subject: { directorate, request, measure }, whose: [person] }),
})

async function stop(ctx: Ctx, _: unknown, known: KnownRequest) {
  granted(known, 'restriction')
  const { directorate, person, row } = known
  if (row.lifted_on !== null || (await standingRestriction(ctx, directorate, person))) throw new Refusal('conflict', 'privacy.restricted-already')
  if (await holdsAPost(ctx, directorate, person)) throw new Refusal('conflict', 'privacy.holds-a-post')
  return keepMeasure(ctx, known, { kind: 'restriction', what: 'name', words: await withheld(ctx, directorate, person) })
}
