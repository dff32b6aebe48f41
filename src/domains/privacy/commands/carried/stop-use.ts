import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { granted, keepMeasure } from '../../steps/measures/keep-measure.ts'
import { holdsAPost } from '../../steps/holds-a-post.ts'
import { type KnownRequest, knownRequest } from '../../steps/known-request.ts'
import { RequestId, uses } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: RequestId, what: z.enum(uses, 'privacy.say-what-ends') })

/** A use that a person objected to ends (GDPR art. 21): what it needed is taken away after the commit, and again from any backup that is restored. There is no way back. */
export const stopUse = command('privacy.stop-use', {
  input: Asked, answer: z.object({ measure: z.uuid() }), proof: 'fresh', record: 'alter', find: knownRequest, run: end,
  trace: ({ request, what }, { directorate, person }, { measure }) => ({ directorate, subject: { directorate, request, measure, what }, whose: [person] }),
})

async function end(ctx: Ctx, { what }: z.output<typeof Asked>, known: KnownRequest) {
  granted(known, 'objection')
  if (what === 'account' && (await holdsAPost(ctx, known.directorate, known.person))) throw new Refusal('conflict', 'privacy.holds-a-post')
  return keepMeasure(ctx, known, { kind: 'objection', what, words: null })
}
